import { closeSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Why a folder cannot hold data. */
export type FolderFault = 'full' | 'readOnly' | 'forbidden' | 'notAFolder' | 'failing';

const faultOfCode: Readonly<Record<string, FolderFault>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'readOnly',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  ENOTDIR: 'notAFolder',
  EEXIST: 'notAFolder',
  EISDIR: 'notAFolder',
};

/** Enough for the file system to need a block of its own. */
const probe = Buffer.alloc(8_192, 1);

/**
 * Tries out whether the folder can be written: rights alone do not show it, for a disk can be read-only, full or broken.
 *
 * @param reserveBytes what must be free beside that. @returns `null` when all is well.
 */
export function faultOfFolder(folder: string, reserveBytes: number): FolderFault | null {
  const path = join(folder, `.probe-${process.pid}`);
  try {
    const descriptor = openSync(path, 'w', 0o600);
    try {
      writeSync(descriptor, probe);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
      rmSync(path, { force: true });
    }
    return freeBytes(folder) < reserveBytes ? 'full' : null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return faultOfCode[code] ?? 'failing';
  }
}

/** Bytes that this process may still write on the folder's file system. @throws the system's error. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
