import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Under node_modules, so that whoever removes the packages removes the claim that they are there. */
const stampFile = join('node_modules', '.finemesh', 'installed.json');

/**
 * @typedef {object} InstallStamp
 * @property {string} inputs hash of everything that decides what an installation holds
 * @property {string} pnpmFolder folder of the pnpm that installed
 */

/**
 * Hashes what decides which packages lie in node_modules: the lockfile, the manifests, the settings, and the kind of
 * machine, since some packages hold machine code.
 *
 * @param {string} root
 * @param {string} machine
 * @returns {string}
 */
export function hashInstallInputs(root, machine = `${process.platform} ${process.arch} ${process.versions.modules}`) {
  const hash = createHash('sha256').update(machine);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests(root)]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/**
 * The stamp of the last complete installation, if what it installed is still there.
 *
 * @param {string} root
 * @returns {InstallStamp | undefined}
 */
export function readInstallStamp(root) {
  const folders = manifests(root).map((file) => join(root, dirname(file)));
  if (!folders.every((folder) => !hasDependencies(folder) || existsSync(join(folder, 'node_modules')))) return undefined;
  try {
    return JSON.parse(readFileSync(join(root, stampFile), 'utf8'));
  } catch {
    // Not there, or cut off while it was written: both mean that nothing is known to be installed.
    return undefined;
  }
}

/** @param {string} root @param {InstallStamp} stamp */
export function writeInstallStamp(root, stamp) {
  mkdirSync(dirname(join(root, stampFile)), { recursive: true });
  writeFileSync(join(root, stampFile), JSON.stringify(stamp));
}

/** @param {string} root @returns {string[]} the package.json of the root and of every package, from the root */
function manifests(root) {
  const folders = ['apps', 'packages', 'tooling'].flatMap((row) =>
    existsSync(join(root, row)) ? readdirSync(join(root, row)).map((name) => join(row, name)) : [],
  );
  return ['.', ...folders.sort(), 'tests']
    .map((folder) => join(folder, 'package.json'))
    .filter((file) => existsSync(join(root, file)));
}

/** @param {string} folder */
function hasDependencies(folder) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Object.keys({ ...dependencies, ...devDependencies }).length > 0;
}
