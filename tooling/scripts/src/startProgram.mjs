import { startChild } from './children.mjs';

/**
 * Starts a program of ours that runs until it is stopped. It ends with this one, even when this one is killed outright.
 *
 * @param {string[]} args the script and its arguments
 * @param {object} options
 * @param {string} options.cwd
 * @param {Record<string, string | undefined>} options.env
 * @param {number | 'inherit'} options.output file descriptor that takes what it prints, or this program's own
 */
export function startProgram(args, { cwd, env, output }) {
  const endWithParent = new URL('./endWithParent.mjs', import.meta.url).href;
  return startChild(process.execPath, ['--import', endWithParent, ...args], {
    cwd,
    env,
    stdio: ['ignore', output, output, 'ipc'],
  });
}
