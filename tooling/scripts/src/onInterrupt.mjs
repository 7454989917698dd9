import { constants } from 'node:os';
import { killChildren, stopChildren } from './children.mjs';

/**
 * Ends everything in order when the person or the system asks; asked again, at once.
 *
 * @param {() => number | undefined} [begin] called once, before anything is ended; answers with the exit code, by default
 *   that of a shell (128 + signal)
 * @returns {{ interrupted: () => boolean }} whether that has begun
 */
export function onInterrupt(begin = () => undefined) {
  let stopping = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (stopping) {
        killChildren();
        process.exit(128 + constants.signals[signal]);
      }
      stopping = true;
      const exitCode = begin() ?? 128 + constants.signals[signal];
      void stopChildren().finally(() => process.exit(exitCode));
    });
  }
  // A terminal that was closed takes no more text; that must not keep the programs running.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return { interrupted: () => stopping };
}
