import { execFileSync } from 'node:child_process';
import { createTempFolder, registerEnd } from '@finemesh/testkit';

/** A small disk in memory, or why there is none. */
export type MountedTmpfs = { readonly folder: string } | { readonly missing: string };

/** Mounts a disk of so many megabytes until the test that asked for it ends. */
export function mountTmpfs(megabytes: number): MountedTmpfs {
  const folder = createTempFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    return { missing: 'this user may not mount a small disk (Linux, root)' };
  }
  // Lazily: a process of the test may still have a file open.
  registerEnd(() => void execFileSync('umount', ['-l', folder]));
  return { folder };
}
