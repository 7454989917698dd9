/** A clock that stands still until a test moves it. */
export interface TestClock {
  now(): Date;
  /** Moves the clock forward. */
  advance(milliseconds: number): void;
}

/** @param start ISO 8601; default a weekday morning in Nanjing. */
export function createTestClock(start = '2026-03-16T01:00:00.000Z'): TestClock {
  let milliseconds = Date.parse(start);
  return {
    now: () => new Date(milliseconds),
    advance(by) {
      milliseconds += by;
    },
  };
}
