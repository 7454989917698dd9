import type { SimulatorClock } from '../SimulatorClock.ts';

/** A clock for tests on which every wait is over at once and has taken its time. */
export interface HurriedClock extends SimulatorClock {
  /** All waits so far, milliseconds. */
  readonly waits: number[];
}

export function createHurriedClock(start = '2026-03-16T01:00:00.000Z'): HurriedClock {
  let milliseconds = Date.parse(start);
  const waits: number[] = [];
  return {
    waits,
    now: () => new Date(milliseconds),
    wait: async (by, signal) => {
      if (signal.aborted) return;
      milliseconds += by;
      waits.push(by);
      // Lets sockets have their turn, as a real wait would.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
