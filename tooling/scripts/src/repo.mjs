import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repo, without a closing slash. */
export const repoRoot = fileURLToPath(new URL('../../../', import.meta.url)).replace(/[/\\]$/, '');

/** @param {string[]} parts @returns {string} an absolute path inside the repo */
export const inRepo = (...parts) => join(repoRoot, ...parts);

/** @returns {{ specifier: string, version: string }} the package manager that the root's package.json pins */
export function pinnedPnpm() {
  const specifier = /** @type {string} */ (JSON.parse(readFileSync(inRepo('package.json'), 'utf8')).packageManager);
  return { specifier, version: specifier.replace(/^pnpm@/, '') };
}
