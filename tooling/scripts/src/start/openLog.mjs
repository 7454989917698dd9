import { mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Opens a log file of this run and keeps the one before it. Programs write into it themselves, so that their words are
 * kept even when this program is killed.
 *
 * @param {string} dataDir
 * @param {string} name such as `server`
 * @returns {{ path: string, descriptor: number }}
 */
export function openLog(dataDir, name) {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.log`);
  try {
    renameSync(path, join(folder, `${name}.previous.log`));
  } catch (error) {
    // The first run has no log before it.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
  }
  return { path, descriptor: openSync(path, 'a', 0o600) };
}

/**
 * The last words of a log for a person: plain lines as they are, structured ones as their message and error.
 *
 * @param {string} path
 * @param {number} [count] at most so many lines
 * @returns {string[]}
 */
export function lastWords(path, count = 12) {
  return readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '').slice(-count).map(wordsOf);
}

/** @param {string} line */
function wordsOf(line) {
  if (!line.startsWith('{')) return line;
  try {
    const { msg, err } = JSON.parse(line);
    return [msg, err?.message].filter(Boolean).join(': ') || line;
  } catch {
    // A line that only looks structured is shown as it is.
    return line;
  }
}
