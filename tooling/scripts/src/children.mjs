import { spawn } from 'node:child_process';

/** Programs that are running now and have to end before this one does. @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** The server gives itself five seconds to end in order. */
const usualPatienceMs = 10_000;

/**
 * Starts a program in a process group of its own. A terminal sends Ctrl-C to every process of the front group;
 * this way it reaches only us, and we end the others in order, with all that they started.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function startChild(command, args, options) {
  const child = spawn(command, args, { ...options, detached: true });
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Asks a program and what it started to end, and ends them when they do not.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} [patienceMs] how long to wait before ending them
 */
export async function stopChild(child, patienceMs = usualPatienceMs) {
  if (!running.has(child)) return;
  // `close` rather than `exit`: it also waits for whatever else the program started and gave its output to.
  const closed = new Promise((resolve) => child.once('close', resolve));
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), patienceMs);
  await closed;
  clearTimeout(timer);
}

/** Ends all running programs, the latest first. */
export async function stopChildren() {
  for (const child of [...running].reverse()) await stopChild(child);
}

/** Ends all running programs at once, without waiting. */
export function killChildren() {
  for (const child of running) signalGroup(child, 'SIGKILL');
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // The group has just ended by itself, which is what was wanted.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}
