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
export function startSimulator({ dataDir }, origin) {
  const log = openLog(dataDir, 'simulator');
  const program = inRepo('tooling', 'simulator', 'dist', 'simulator.js');
  const simulator = startProgram([program, '--server', origin], {
    cwd: repoRoot,
    env: { ...process.env, NODE_ENV: 'production' },
    output: log.descriptor,
  });
  simulator.once('exit', (code) => {
    if (code) console.error(`The simulator ended (exit code ${code}); Finemesh goes on without it. See ${log.path}`);
  });
  return { log: log.path };
}
