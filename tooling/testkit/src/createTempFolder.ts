import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerEnd } from './registerEnd.ts';

/** An empty folder that is removed when the test or file that asked for it ends. */
export function createTempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'finemesh-test-'));
  registerEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
