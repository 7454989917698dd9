import type { SimulatorClock } from '../SimulatorClock.ts';

/** Lets one through at a time. */
export interface Turnstile {
  pass<Result>(task: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
}

/**
 * Runs tasks one after the other with a pause between. A password's hash is slow on purpose: thirty at the same moment would
 * take the whole machine that the demo runs on.
 */
export function createTurnstile(clock: SimulatorClock, pauseMs: number): Turnstile {
  let last: Promise<unknown> = Promise.resolve();
  return {
    pass: (task, signal) => {
      const result = last.then(task);
      // The next one comes whether this one went well or not; its caller gets the failure.
      last = result.then(() => clock.wait(pauseMs, signal), () => clock.wait(pauseMs, signal));
      return result;
    },
  };
}
