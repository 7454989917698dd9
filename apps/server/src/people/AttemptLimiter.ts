export interface AttemptLimit {
  /** Attempts that may fail within the window. */
  readonly attempts: number;
  readonly windowMs: number;
}

interface Window {
  count: number;
  readonly endsAt: number;
}

/**
 * Keys remembered at most; each is some 200 bytes. Only many machines at work together meet it, since each has a limit of its
 * own, and then the oldest window is forgotten.
 */
const maxKeys = 50_000;

/**
 * Counts attempts by key in fixed windows, in memory. An attempt is counted before it is judged, so that many at the same moment
 * cannot slip through, and forgiven when it was none.
 */
export class AttemptLimiter {
  readonly #limit: AttemptLimit;
  readonly #windows = new Map<string, Window>();

  constructor(limit: AttemptLimit) {
    this.#limit = limit;
  }

  /** Counts one attempt, unless the limit is reached; `0` when it may go on, else the seconds until the next may. */
  count(key: string, at: Date): number {
    const now = at.getTime();
    const window = this.#windowOf(key, now);
    if (window.count >= this.#limit.attempts) return Math.ceil((window.endsAt - now) / 1_000);
    window.count += 1;
    return 0;
  }

  /** Uncounts one attempt that was not a failed one. */
  forgive(key: string): void {
    const window = this.#windows.get(key);
    if (window !== undefined && window.count > 0) window.count -= 1;
  }

  #windowOf(key: string, now: number): Window {
    const known = this.#windows.get(key);
    if (known !== undefined && known.endsAt > now) return known;
    // To the end of the map, whose first entry is then the oldest window.
    this.#windows.delete(key);
    if (this.#windows.size >= maxKeys) this.#windows.delete(this.#windows.keys().next().value ?? key);
    const window = { count: 0, endsAt: now + this.#limit.windowMs };
    this.#windows.set(key, window);
    return window;
  }
}
