import { FinemeshError } from '@finemesh/contract';

export interface QuotaOptions {
  /** Places of all senders together. */
  readonly total: number;
  /** Of these, for one sender. */
  readonly ofOne: number;
}

/** Places that senders hold for a while. */
export class Quota {
  readonly #options: QuotaOptions;
  readonly #held = new Map<string, number>();
  #total = 0;

  constructor(options: QuotaOptions) {
    this.#options = options;
  }

  /**
   * Holds a place until `use` is done.
   *
   * @throws `tooManyRequests` when this sender holds too many, `unavailable` when all together do; `use` is not called then.
   */
  async hold<T>(sender: string, use: () => Promise<T>): Promise<T> {
    const own = this.#held.get(sender) ?? 0;
    if (own >= this.#options.ofOne) throw new FinemeshError('tooManyRequests');
    if (this.#total >= this.#options.total) throw new FinemeshError('unavailable', { detail: 'many photos come at once' });
    this.#change(sender, 1);
    try {
      return await use();
    } finally {
      this.#change(sender, -1);
    }
  }

  #change(sender: string, by: 1 | -1): void {
    const own = (this.#held.get(sender) ?? 0) + by;
    this.#total += by;
    if (own === 0) this.#held.delete(sender);
    else this.#held.set(sender, own);
  }
}
