import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createTestServer } from './testing/index.ts';

const committed = fileURLToPath(import.meta.resolve('@finemesh/contract')).replace(/src\/index\.ts$/, 'openapi.json');

it('is committed as the server serves it (UPDATE_OPENAPI=1 writes it anew)', async () => {
  // Without the demo's data: the routes are the same.
  const server = await createTestServer({ config: { mode: 'production' } });
  const response = await fetch(`${server.url}/api/openapi.json`);
  const served = `${JSON.stringify(await response.json(), null, 2)}\n`;
  if (process.env['UPDATE_OPENAPI'] === '1') await writeFile(committed, served);
  expect(await readFile(committed, 'utf8').catch(() => 'nothing is committed'), 'run this test with UPDATE_OPENAPI=1').toBe(served);
}, 60_000);
