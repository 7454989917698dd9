import type { Clock } from '../time/useNow.ts';

/** A clock that stands still until it is advanced, and knows how many timers run on it. For tests only. */
export interface TestClock extends Clock {
  advance: (ms: number) => void;
  running: () => number;
}

interface Timer {
  callback: () => void;
  intervalMs: number;
  nextMs: number;
}

/** Creates a clock at an instant, default 2026-11-24 08:00 in Shanghai. */
export function createClock(startMs: number = Date.parse('2026-11-24T00:00:00Z')): TestClock {
  let nowMs = startMs;
  const timers = new Set<Timer>();
  return {
    now: () => nowMs,
    setInterval: (callback, intervalMs) => {
      const timer = { callback, intervalMs, nextMs: nowMs + intervalMs };
      timers.add(timer);
      return timer;
    },
    clearInterval: (timer) => timers.delete(timer),
    advance: (ms) => {
      nowMs += ms;
      for (const timer of timers) {
        while (timer.nextMs <= nowMs) {
          timer.nextMs += timer.intervalMs;
          timer.callback();
        }
      }
    },
    running: () => timers.size,
  };
}
