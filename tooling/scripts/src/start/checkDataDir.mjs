import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../Fault.mjs';

/**
 * Makes the data folder if it is not there and tries it out: rights alone do not show it, for a disk can be read-only or full.
 *
 * @param {string} folder absolute
 * @throws {Fault} when it is no folder, or cannot be read or written
 */
export function checkDataDir(folder) {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    readdirSync(folder);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (cause) {
    const code = /** @type {NodeJS.ErrnoException} */ (cause).code ?? '';
    throw new Fault(`Cannot use the data folder ${folder}: ${reasons[code] ?? code}.`, { cause });
  }
}

/** @type {Record<string, string>} */
const reasons = {
  EACCES: 'this account may not read and write it',
  EPERM: 'this account may not read and write it',
  EEXIST: 'it is a file, not a folder',
  ENOTDIR: 'part of the path is a file, not a folder',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};
