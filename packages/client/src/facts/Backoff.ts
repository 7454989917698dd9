/** Waits before another attempt, ever longer: doubled with each failure, half of it by chance so that screens do not come together. */
export class Backoff {
  readonly #firstMs: number;
  readonly #longestMs: number;
  readonly #random: () => number;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: { readonly firstMs: number; readonly longestMs: number; readonly random?: (() => number) | undefined }) {
    this.#firstMs = options.firstMs;
    this.#longestMs = options.longestMs;
    this.#random = options.random ?? Math.random;
  }

  /** Calls `attempt` once after the wait; an attempt that was waited for before is forgotten. */
  later(attempt: () => void): void {
    this.stop();
    const longMs = Math.min(this.#longestMs, this.#firstMs * 2 ** this.#failures);
    this.#failures += 1;
    this.#timer = setTimeout(attempt, longMs * (0.5 + this.#random() / 2));
  }

  /** The next failure is a first one. */
  succeeded(): void {
    this.stop();
    this.#failures = 0;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
