import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../runTool.mjs';

/**
 * A program of the system that tests need and npm cannot bring.
 *
 * @typedef {object} SystemPackage
 * @property {string} name of the Debian package
 * @property {string} use what it is needed for
 * @property {() => Promise<boolean>} isThere
 */

/** @type {SystemPackage[]} */
const systemPackages = [
  {
    name: 'chromium',
    use: 'browser tests; FINEMESH_CHROMIUM may name another Chromium',
    isThere: async () => existsSync(process.env['FINEMESH_CHROMIUM'] ?? '/usr/bin/chromium'),
  },
  {
    name: 'fonts-noto-cjk',
    use: 'Chinese text in the browser',
    isThere: async () => {
      const { code, lines } = await runTool('fc-list', [':lang=zh-cn', 'family']);
      return code === 0 && lines.some((line) => line.trim() !== '');
    },
  },
  {
    name: 'postgresql',
    use: 'the same tests on PostgreSQL as on the embedded database',
    isThere: async () => hasPostgres('/usr/lib/postgresql') || onPath('initdb'),
  },
];

/**
 * Installs what is missing where that is possible without asking: as root on Debian and its kin.
 *
 * @param {import('../createProgress.mjs').Progress} progress
 * @returns {Promise<{ missing: SystemPackage[], advice: string[] }>} what is still missing, and what to do about it
 */
export async function ensureSystemPackages(progress) {
  const step = progress.begin('System');
  let missing = await missingPackages();
  if (missing.length > 0 && process.getuid?.() === 0 && onPath('apt-get')) {
    const names = missing.map(({ name }) => name);
    step.show(`apt-get install ${names.join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runTool('apt-get', ['update', '-qq'], { env, onLine: step.show });
    await runTool('apt-get', ['install', '-y', '--no-install-recommends', ...names], { env, onLine: step.show });
    missing = await missingPackages();
  }
  if (missing.length === 0) {
    step.end('browser, fonts and PostgreSQL are there');
    return { missing, advice: [] };
  }
  step.fail(`missing: ${missing.map(({ name }) => name).join(', ')}`);
  return { missing, advice: adviceFor(missing) };
}

/** @param {SystemPackage[]} missing @returns {string[]} */
export function adviceFor(missing) {
  return [
    ...missing.map(({ name, use }) => `  ${name}: ${use}`),
    `Install with: sudo apt-get install ${missing.map(({ name }) => name).join(' ')}`,
  ];
}

async function missingPackages() {
  const there = await Promise.all(systemPackages.map((wanted) => wanted.isThere()));
  return systemPackages.filter((_, index) => !there[index]);
}

/** @param {string} folder Debian keeps each major version's programs in a folder of its own, off the PATH */
function hasPostgres(folder) {
  return existsSync(folder) && readdirSync(folder).some((version) => existsSync(join(folder, version, 'bin', 'initdb')));
}

/** @param {string} program */
function onPath(program) {
  return (process.env['PATH'] ?? '').split(':').some((folder) => folder !== '' && existsSync(join(folder, program)));
}
