/** A ticker whose time passes only when a test says so. */
export interface TestTicker {
  every(intervalMs: number, step: () => void): () => void;
  /** Runs the steps whose intervals end within the milliseconds, in the order in which they end. */
  advance(milliseconds: number): void;
}

interface Interval {
  readonly intervalMs: number;
  readonly step: () => void;
  nextMs: number;
}

/** @returns a ticker with no intervals yet. */
export function createTestTicker(): TestTicker {
  const intervals = new Set<Interval>();
  let nowMs = 0;
  const nextUntil = (endMs: number): Interval | undefined =>
    [...intervals].filter(({ nextMs }) => nextMs <= endMs).sort((a, b) => a.nextMs - b.nextMs)[0];

  return {
    every(intervalMs, step) {
      const interval = { intervalMs, step, nextMs: nowMs + intervalMs };
      intervals.add(interval);
      return () => intervals.delete(interval);
    },
    advance(milliseconds) {
      const endMs = nowMs + milliseconds;
      for (let next = nextUntil(endMs); next !== undefined; next = nextUntil(endMs)) {
        nowMs = next.nextMs;
        next.nextMs += next.intervalMs;
        next.step();
      }
      nowMs = endMs;
    },
  };
}
