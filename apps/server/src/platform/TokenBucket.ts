/** Lets bursts through and holds a rate: so many tokens at once, refilled evenly. */
export class TokenBucket {
  readonly #capacity: number;
  readonly #perSecond: number;
  #tokens: number;
  #filledAtMs: number;

  constructor(options: { readonly capacity: number; readonly perSecond: number }, nowMs: number) {
    this.#capacity = options.capacity;
    this.#perSecond = options.perSecond;
    this.#tokens = options.capacity;
    this.#filledAtMs = nowMs;
  }

  /** Takes the tokens; `false` when there are not enough, and then takes none. */
  take(count: number, nowMs: number): boolean {
    this.#fill(nowMs);
    if (count > this.#tokens) return false;
    this.#tokens -= count;
    return true;
  }

  /** Whether a new bucket would be the same. */
  isFull(nowMs: number): boolean {
    this.#fill(nowMs);
    return this.#tokens === this.#capacity;
  }

  #fill(nowMs: number): void {
    const earned = ((nowMs - this.#filledAtMs) / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#capacity, this.#tokens + Math.max(0, earned));
    this.#filledAtMs = nowMs;
  }
}
