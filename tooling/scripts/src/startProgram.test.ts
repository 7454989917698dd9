import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stopChild } from './children.mjs';
import { startProgram } from './startProgram.mjs';

let folder: string;
let log: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'program-'));
  log = join(folder, 'log');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Prints when it begins and when it is asked to end. */
const program = "console.log('begun'); process.on('SIGTERM', () => { console.log('ended in order'); process.exit(0); }); setInterval(() => {}, 1e3)";
const words = () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);

describe('startProgram', () => {
  it('starts a program that writes into the log itself and ends when asked', async () => {
    const child = startProgram(['-e', program], { cwd: folder, env: process.env, output: openSync(log, 'a') });
    await expect.poll(words).toEqual(['begun']);
    await stopChild(child);
    expect(words()).toEqual(['begun', 'ended in order']);
  });

  it('lets it end in order when the one who started it is killed outright', async () => {
    const module = new URL('./startProgram.mjs', import.meta.url).href;
    const parent = `
      import { openSync } from 'node:fs';
      import { startProgram } from '${module}';
      startProgram(['-e', ${JSON.stringify(program)}], { cwd: '.', env: process.env, output: openSync('${log}', 'a') });`;
    const running = execFile(process.execPath, ['--input-type=module', '-e', parent]);
    await expect.poll(words, { timeout: 10_000 }).toEqual(['begun']);
    running.kill('SIGKILL');
    await expect.poll(words, { timeout: 10_000 }).toEqual(['begun', 'ended in order']);
  });
});
