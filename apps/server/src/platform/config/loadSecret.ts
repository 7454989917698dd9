import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireDataFolder } from '../dataFolder/index.ts';

/**
 * The secret of a demo, made once and kept in the data folder so that sign-ins survive a restart.
 * @throws UnusableFolder
 */
export function loadSecret(dataDir: string): string {
  const path = join(dataDir, 'secret');
  requireDataFolder(dataDir, 0);
  try {
    writeFileSync(path, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(path, 'utf8');
}
