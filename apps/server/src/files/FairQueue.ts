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

  /**
   * Takes a waiting place, fetches what the work needs and then works on it after all that were ready before. Fetching
   * holds nobody else up. @throws `unavailable` when all places are taken; nothing is fetched then.
   */
  async pass<Material, T>(fetch: () => Promise<Material>, work: (material: Material) => Promise<T>): Promise<T> {
    if (this.#waiting >= this.#maxWaiting) throw new FinemeshError('unavailable', { detail: 'many photos come at once' });
    this.#waiting += 1;
    try {
      const material = await fetch();
      const mine = this.#last.then(() => work(material));
      // Whether the one before failed is its caller's concern.
      this.#last = mine.catch(() => undefined);
      return await mine;
    } finally {
      this.#waiting -= 1;
    }
  }
}
