import type { AccountId } from '@finemesh/domain';
import { TokenBucket } from '../../platform/index.ts';

/**
 * What each account may leave behind in documents for ever, over all its connections: a denied cell leaves a tombstone, a claimed
 * client id a row. Somebody who filled a whole building offline has 1,400 cells, and a sheet that knows its writable columns none.
 */
const residueBucket = { capacity: 1_500, perSecond: 2 };

/** One bucket an account, kept while it is not full or somebody uses it. */
export class AccountBuckets {
  readonly #buckets = new Map<AccountId, TokenBucket>();

  get size(): number {
    return this.#buckets.size;
  }

  /** The account's bucket, the same one for all its connections. */
  of(accountId: AccountId, nowMs: number): TokenBucket {
    const bucket = this.#buckets.get(accountId) ?? new TokenBucket(residueBucket, nowMs);
    this.#buckets.set(accountId, bucket);
    return bucket;
  }

  /**
   * Drops what a new bucket would be the same as; accounts come and go for months. One that is still on holds its bucket itself,
   * and must find it again on returning.
   */
  dropFull(present: ReadonlySet<AccountId>, nowMs: number): void {
    for (const [accountId, bucket] of this.#buckets) {
      if (!present.has(accountId) && bucket.isFull(nowMs)) this.#buckets.delete(accountId);
    }
  }
}
