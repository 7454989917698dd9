import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface ScratchCopy {
  readonly root: string;
  /** Relative to the root. */
  readonly files: readonly string[];
  remove(): void;
}

/**
 * Copies the sources of the repo, without history and build output. What packages need from outside is shared with the original;
 * what they need from each other is the copy's own, since their links are relative.
 *
 * @param root of the repo
 */
export function createScratchCopy(root: string): ScratchCopy {
  const copy = mkdtempSync(join(tmpdir(), 'finemesh-plant-'));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  const present = files.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
  for (const file of present) {
    mkdirSync(join(copy, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const manifest of present.filter((file) => file.endsWith('/package.json'))) {
    const modules = join(dirname(manifest), 'node_modules');
    if (existsSync(join(root, modules))) {
      cpSync(join(root, modules), join(copy, modules), { recursive: true, verbatimSymlinks: true, filter: isNoCache });
    }
  }
  return { root: copy, files: present, remove: () => rmSync(copy, { recursive: true, force: true }) };
}

const isNoCache = (path: string): boolean => !path.includes('/node_modules/.');
