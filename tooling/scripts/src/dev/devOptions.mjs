import { resolve } from 'node:path';
import { parseFlags } from '../parseFlags.mjs';
import { inRepo } from '../repo.mjs';
import { readPort } from '../start/startOptions.mjs';

export const devHelp = `npm run dev [-- options]   all front ends from their sources with hot reload, and the server restarted on change

  --port N         port of everything, 1 to 65535 (default 5173)
  --data-dir DIR   folder of the embedded database (default .finemesh/dev)
  --simulator      simulated gridders and residents too
  --help           this text`;

/**
 * @param {string[]} args
 * @param {Record<string, string | undefined>} environment
 * @throws {import('../Fault.mjs').Fault} naming the first value that cannot be used
 */
export function devOptions(args, environment) {
  const flags = parseFlags(
    {
      help: { type: 'boolean' },
      port: { type: 'string' },
      'data-dir': { type: 'string' },
      simulator: { type: 'boolean' },
    },
    args,
    'npm run dev -- --help',
  );
  const folder = flags['data-dir'];
  return {
    help: flags.help === true,
    port: readPort('--port', flags.port ?? '5173'),
    host: '127.0.0.1',
    dataDir: folder ? resolve(environment['INIT_CWD'] ?? process.cwd(), folder) : inRepo('.finemesh', 'dev'),
    simulator: flags.simulator === true,
  };
}
