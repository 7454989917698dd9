import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createTempFolder } from '@finemesh/testkit';
import { expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Starts the server from its sources and waits for its end. */
function startMain(environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const options = { env: { PATH: process.env['PATH'] ?? '', PORT: '0', HOST: '127.0.0.1', MODE: 'demo', ...environment }, timeout: 60_000 };
    const child = execFile(process.execPath, ['--import', tsx, main], options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, said: stdout + stderr }),
    );
  });
}

it.each([
  ['in demo mode', {}],
  ['in production', { MODE: 'production', FINEMESH_SECRET: 'abcdefghijklmnopqrstuvwxyz0123456789' }],
])('ends with 2 and one line for a data folder that cannot be used, %s', async (_, environment) => {
  const dataDir = join(createTempFolder(), 'file');
  writeFileSync(dataDir, '');
  const { code, said } = await startMain({ ...environment, DATA_DIR: dataDir });
  expect(said).toBe(`data folder ${dataDir} cannot be used: it, or a part of its path, is a file: choose another with --data-dir\n`);
  expect(code).toBe(2);
}, 60_000);
