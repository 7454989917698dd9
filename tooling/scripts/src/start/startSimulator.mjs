import { startChild } from '../children.mjs';
import { inRepo, repoRoot } from '../repo.mjs';
import { openLog } from './openLog.mjs';

/**
 * Starts the simulated gridders and residents. They are guests: when they end, the server goes on.
 *
 * @param {import('./startOptions.mjs').StartOptions} options
 * @param {string} origin address of the server
 * @returns {{ log: string }}
 */
export function startSimulator({ dataDir }, origin) {
  const log = openLog(dataDir, 'simulator');
  const simulator = startChild(process.execPath, [inRepo('tooling', 'simulator', 'dist', 'simulator.js')], {
    cwd: repoRoot,
    env: { ...process.env, NODE_ENV: 'production', FINEMESH_URL: origin },
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  simulator.once('exit', (code) => {
    if (code) console.error(`The simulator ended (exit code ${code}); Finemesh goes on without it. See ${log.path}`);
  });
  return { log: log.path };
}
