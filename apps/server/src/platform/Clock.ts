/** Where the server takes the time from. Passed in, so that a test decides what time it is. */
export interface Clock {
  /** The present moment. */
  now(): Date;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };
