export interface AttemptLimit {
  /** Attempts that may fail within the window. */
  readonly attempts: number;
  readonly windowMs: number;
}

interface Window {
  count: number;
  readonly endsAt: number;
}

/** More keys than this are only met under attack; the ones whose window is over are dropped then. */
const sweepAt = 10_000;

/**
 * Counts attempts by key in fixed windows, in memory: a restart forgives, which is harmless beside a slow password hash.
 * An attempt is counted before it is judged, so that many at the same moment cannot slip through, and given back when it succeeds.
 */
export class AttemptLimiter {
  readonly #limit: AttemptLimit;
  readonly #windows = new Map<string, Window>();

  constructor(limit: AttemptLimit) {
    this.#limit = limit;
  }

  /** Counts one attempt; `null` when it may go on, else the seconds until the next may. */
  take(key: string, at: Date): number | null {
    const now = at.getTime();
    if (this.#windows.size >= sweepAt) this.#sweep(now);
    let window = this.#windows.get(key);
    if (window === undefined || window.endsAt <= now) {
      window = { count: 0, endsAt: now + this.#limit.windowMs };
      this.#windows.set(key, window);
    }
    if (window.count >= this.#limit.attempts) return Math.ceil((window.endsAt - now) / 1_000);
    window.count += 1;
    return null;
  }

  /** Takes one attempt back that turned out well. */
  giveBack(key: string): void {
    const window = this.#windows.get(key);
    if (window !== undefined && window.count > 0) window.count -= 1;
  }

  #sweep(now: number): void {
    for (const [key, window] of this.#windows) if (window.endsAt <= now) this.#windows.delete(key);
  }
}
