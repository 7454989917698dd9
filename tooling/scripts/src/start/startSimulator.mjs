import { inRepo, repoRoot } from '../repo.mjs';
import { startProgram } from '../startProgram.mjs';
import { openLog } from './openLog.mjs';

/**
 * Starts the simulated gridders and residents. They are guests: when they end, the server goes on.
 *
 * @param {import('./startOptions.mjs').StartOptions} options
 * @param {string} origin address of the server
 * @returns {{ log: string }}
 */
export function startSimulator({ dataDir, port }, origin) {
  const log = openLog(dataDir, 'simulator');
  // Residents write from the portal's page, and the server takes nothing from a stranger's.
  const portal = process.env['PORTAL_ORIGIN'] || `http://portal.localhost:${port}`;
  const program = inRepo('tooling', 'simulator', 'dist', 'simulator.js');
  const simulator = startProgram([program, '--server', origin, '--origin', portal], {
    cwd: repoRoot,
    env: { ...process.env, NODE_ENV: 'production' },
    output: log.descriptor,
  });
  simulator.once('exit', (code) => {
    if (code) console.error(`The simulator ended (exit code ${code}); Finemesh goes on without it. See ${log.path}`);
  });
  return { log: log.path };
}
