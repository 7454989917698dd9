/** What repeats things at intervals. Passed in beside the clock, so that a test need not wait for a second to pass. */
export interface Ticker {
  /** Runs the step after each interval, without keeping the process alive for it. Returns the way to stop that. */
  every(intervalMs: number, step: () => void): () => void;
}

/** The machine's own timers. */
export const systemTicker: Ticker = {
  every(intervalMs, step) {
    const timer = setInterval(step, intervalMs);
    timer.unref();
    return () => clearInterval(timer);
  },
};
