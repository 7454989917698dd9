import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from './Fault.mjs';
import { pinnedPnpm, repoRoot } from './repo.mjs';
import { runTool } from './runTool.mjs';

/**
 * Finds the pinned pnpm: the one on the PATH when it is exactly that version, else npm's copy of it, fetched if need be.
 *
 * @param {{ onLine?: (line: string) => void }} [options]
 * @returns {Promise<string>} the folder that holds the program
 * @throws {Fault} when it cannot be fetched
 */
export async function findPnpm({ onLine } = {}) {
  const { specifier, version } = pinnedPnpm();
  return (await onPath(version)) ?? (await fetchPnpm(specifier, onLine));
}

/** @param {string} version */
async function onPath(version) {
  for (const folder of (process.env['PATH'] ?? '').split(':')) {
    const program = join(folder, 'pnpm');
    if (!folder || !existsSync(program)) continue;
    const { code, lines } = await runTool(program, ['--version'], { cwd: repoRoot });
    return code === 0 && lines.at(-1)?.trim() === version ? folder : undefined;
  }
  return undefined;
}

/** @param {string} specifier @param {((line: string) => void) | undefined} onLine */
async function fetchPnpm(specifier, onLine) {
  // `--yes`, since npx would ask, and nobody may be there to answer.
  const { code, lines } = await runTool('npx', ['--yes', '--package', specifier, '-c', 'command -v pnpm'], {
    cwd: repoRoot,
    ...(onLine ? { onLine } : {}),
  });
  const program = lines.findLast((line) => line.trim().endsWith('/pnpm'))?.trim();
  if (code === 0 && program) return dirname(program);
  throw new Fault(`Cannot get ${specifier} through npx: ${lines.findLast((line) => /\S/.test(line)) ?? `exit code ${code}`}`);
}
