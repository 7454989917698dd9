import { FinemeshError } from '@finemesh/contract';

/**
 * Lets one piece of heavy work through at a time and a few wait; the rest is told to come back, which costs nothing, instead
 * of filling the memory with bodies that wait.
 */
export class Turnstile {
  readonly #maxWaiting: number;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(maxWaiting: number) {
    this.#maxWaiting = maxWaiting;
  }

  /** Runs the work after all that came before. @throws `unavailable` when too many wait already. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting >= this.#maxWaiting) throw new FinemeshError('unavailable', { detail: 'many photos come at once' });
    this.#waiting += 1;
    // Whether the one before failed is its caller's concern.
    const mine = this.#last.then(work, work);
    this.#last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      this.#waiting -= 1;
    }
  }
}
