import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder is in use by another process. The message is one line for the operator. */
export class FolderInUse extends Error {
  constructor(folder: string, pid: number) {
    super(`data folder ${folder} is in use by process ${pid}: stop it first, or choose another folder with --data-dir`);
    this.name = 'FolderInUse';
  }
}

/**
 * Keeps other processes out of the folder: two PostgreSQL engines on one cluster destroy it.
 * The lock of a process that was killed is taken over.
 *
 * @returns the way to give the folder free.
 * @throws FolderInUse while the owner lives.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'lock');
  const own = `${process.pid} ${startOf(process.pid)}\n`;
  for (;;) {
    try {
      writeFileSync(path, own, { flag: 'wx', mode: 0o600 });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
    takeAway(folder, path);
  }
}

/** Removes the lock of a process that is gone. */
function takeAway(folder: string, path: string): void {
  const found = readIfThere(path);
  if (found === null) return;
  const owner = livingOwner(found);
  if (owner !== null) throw new FolderInUse(folder, owner);
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return; // Another process was quicker; the next round looks at its lock.
    throw error;
  }
  // Between reading and renaming another process may have taken the stale lock over: give that one its lock back.
  if (readIfThere(aside) !== found) linkSync(aside, path);
  rmSync(aside, { force: true });
}

/** The process that wrote the lock, if it still runs. */
function livingOwner(content: string): number | null {
  const [pid = '', ...start] = content.trim().split(' ');
  const owner = Number(pid);
  if (!Number.isInteger(owner) || owner <= 0) return null;
  try {
    process.kill(owner, 0);
  } catch (error) {
    if (isCode(error, 'ESRCH')) return null;
  }
  return startOf(owner) === start.join(' ') ? owner : null;
}

/**
 * When the process began, in ticks since a named boot, so that a pid that was given out again is recognised (in a
 * container the server has the same one at each start). `unknown` without /proc; there a living pid counts as the owner.
 */
function startOf(pid: number): string {
  const boot = readIfThere('/proc/sys/kernel/random/boot_id');
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (boot === null || stat === null) return 'unknown';
  // Field 22, counted after the command's name, which may itself hold spaces and parentheses.
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return `${boot.trim()}/${ticks}`;
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ESRCH')) return null;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
