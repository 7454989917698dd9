import { parseArgs } from 'node:util';
import type { SimulatorOptions } from './startSimulator.ts';

export const simulatorHelp = `simulator [options]   simulated gridders and residents for a Finemesh server in demo mode

  --server URL          address of the server (default FINEMESH_URL, else http://127.0.0.1:8080)
  --gridders N          how many walk, 0 to 60 (default 60)
  --report-every N      mean seconds between two reports, 0 for none (default 120)
  --seed TEXT           another seed gives other walks (default finemesh)
  --help                this text`;

/**
 * Reads the command line, with the server's address from the environment where it is not named.
 *
 * @throws Error with one line that names the first option that cannot be used.
 */
export function readSimulatorOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): { help: boolean; options: Omit<SimulatorOptions, 'clock' | 'log'> } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      server: { type: 'string' },
      gridders: { type: 'string' },
      'report-every': { type: 'string' },
      seed: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const server = readAddress('--server', values.server ?? environment['FINEMESH_URL'] ?? 'http://127.0.0.1:8080');
  return {
    help: values.help === true,
    options: {
      server,
      gridders: readCount('--gridders', values.gridders ?? '60', 60),
      reportEverySeconds: readCount('--report-every', values['report-every'] ?? '120', 86_400),
      seed: values.seed ?? 'finemesh',
    },
  };
}

function readAddress(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/') {
    throw new Error(`${name} must be an address such as http://127.0.0.1:8080, not "${text}"`);
  }
  return url.origin;
}

function readCount(name: string, text: string, highest: number): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count > highest) throw new Error(`${name} must be a whole number from 0 to ${highest}, not "${text}"`);
  return count;
}
