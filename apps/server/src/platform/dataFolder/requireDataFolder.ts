import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { faultOfFolder, type FolderFault } from './faultOfFolder.ts';

/** The data folder cannot be used. The message is one line for the operator. */
export class UnusableFolder extends Error {
  constructor(folder: string, fault: FolderFault, neededBytes: number, cause?: unknown) {
    super(`data folder ${folder} cannot be used: ${describe(fault, neededBytes)}`, { cause });
    this.name = 'UnusableFolder';
  }
}

/**
 * Makes the data folder where there is none, and tries it out.
 *
 * @param neededBytes what must be free in it. @throws UnusableFolder
 */
export function requireDataFolder(folder: string, neededBytes: number): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new UnusableFolder(folder, faultAbove(folder), neededBytes, error);
  }
  const fault = faultOfFolder(folder, neededBytes);
  if (fault !== null) throw new UnusableFolder(folder, fault, neededBytes);
}

/** Why the folder cannot be made. Node says `ENOENT` for most of it, so whatever is there of its path is asked. */
function faultAbove(folder: string): FolderFault {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  return statSync(there).isDirectory() ? (faultOfFolder(there, 0) ?? 'failing') : 'notAFolder';
}

function describe(fault: FolderFault, neededBytes: number): string {
  switch (fault) {
    case 'full':
      return `its disk is full (${Math.ceil(neededBytes / 2 ** 20)} MB must be free): make room, or choose another with --data-dir`;
    case 'readOnly':
      return 'its disk is read-only: choose another with --data-dir';
    case 'forbidden':
      return 'this user may not write there: give it the right, or choose another with --data-dir';
    case 'notAFolder':
      return 'it, or a part of its path, is a file: choose another with --data-dir';
    case 'failing':
      return 'its disk does not work: choose another with --data-dir';
    default:
      return fault satisfies never;
  }
}
