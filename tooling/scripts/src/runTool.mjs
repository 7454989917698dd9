import { createInterface } from 'node:readline';
import { startChild } from './children.mjs';

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {Record<string, string | undefined>} [options.env] the whole environment, by default this program's
 * @param {(line: string) => void} [options.onLine] each line that it prints, as it comes
 * @returns {Promise<{ code: number, lines: string[] }>} its exit code (127 when it cannot be started) and all it printed
 */
export function runTool(command, args, { cwd, env = process.env, onLine = () => {} } = {}) {
  return new Promise((resolve) => {
    const child = startChild(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    /** @type {string[]} */
    const lines = [];
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        onLine(line);
      });
    }
    child.once('error', (error) => resolve({ code: 127, lines: [...lines, error.message] }));
    child.once('close', (code) => resolve({ code: code ?? 1, lines }));
  });
}
