import { resolve } from 'node:path';
import { Fault } from '../Fault.mjs';
import { parseFlags } from '../parseFlags.mjs';
import { inRepo } from '../repo.mjs';

export const startHelp = `npm start [-- options]   installs, builds and runs Finemesh with the pilot district

  --port N          port of everything, 1 to 65535 (default 8080, or PORT)
  --data-dir DIR    folder of the embedded database, photos and logs (default .finemesh, or DATA_DIR)
  --no-simulator    no simulated gridders and residents
  --help            this text

  DATABASE_URL      use this PostgreSQL instead of the embedded database
  Every other setting of the server is passed on; the README lists them.`;

/**
 * @typedef {object} StartOptions
 * @property {boolean} help
 * @property {number} port
 * @property {string} host address that the server listens on
 * @property {string} dataDir absolute
 * @property {boolean} simulator
 */

/**
 * What the person wants, from flags and environment; flags win.
 *
 * @param {string[]} args
 * @param {Record<string, string | undefined>} environment
 * @returns {StartOptions}
 * @throws {Fault} naming the first value that cannot be used
 */
export function startOptions(args, environment) {
  const flags = parseFlags(
    {
      help: { type: 'boolean' },
      port: { type: 'string' },
      'data-dir': { type: 'string' },
      'no-simulator': { type: 'boolean' },
    },
    args,
    'npm start -- --help',
  );
  const set = (/** @type {string} */ name) => environment[name] || undefined;
  checkDatabaseUrl(set('DATABASE_URL'));
  // npm moves to the repo's folder before it runs a script and notes where the command was typed.
  const typedIn = set('INIT_CWD') ?? process.cwd();
  return {
    help: flags.help === true,
    port: flags.port === undefined ? readPort('PORT', set('PORT') ?? '8080') : readPort('--port', flags.port),
    host: set('HOST') ?? '127.0.0.1',
    dataDir: readFolder(flags['data-dir'], typedIn) ?? readFolder(set('DATA_DIR'), typedIn) ?? inRepo('.finemesh'),
    simulator: flags['no-simulator'] !== true && set('SIMULATOR') !== 'off',
  };
}

/**
 * @param {string} name of the flag or variable, for the refusal
 * @param {string} value
 * @throws {Fault} when it is no port that a server can be reached at
 */
export function readPort(name, value) {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port >= 1 && port <= 65_535) return port;
  throw new Fault(`${name} must be a whole number from 1 to 65535 (found "${value}").`);
}

/** @param {string | undefined} value @param {string} typedIn */
function readFolder(value, typedIn) {
  if (value === undefined) return undefined;
  if (value.trim() === '') throw new Fault('--data-dir must name a folder.');
  return resolve(typedIn, value);
}

/** @param {string | undefined} url never printed: it holds a password */
function checkDatabaseUrl(url) {
  if (url === undefined || (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url))) return;
  throw new Fault('DATABASE_URL must be a PostgreSQL address such as postgresql://user:password@host:5432/finemesh.');
}
