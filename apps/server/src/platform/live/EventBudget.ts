import { TokenBucket } from '../TokenBucket.ts';

/** Events that a connection may send at once, and a second for ever (SPEC.md of the contract's `live`, LB1). */
const allowed = { capacity: 60, perSecond: 10 };
/** Events beyond that before it is a flood (LB2). */
const tolerated = { capacity: 300, perSecond: 10 };

export type EventVerdict = 'allowed' | 'refused' | 'flood';

/** How much one connection may send, so that none keeps the server from the others. */
export class EventBudget {
  readonly #allowed: TokenBucket;
  readonly #tolerated: TokenBucket;

  constructor(nowMs: number) {
    this.#allowed = new TokenBucket(allowed, nowMs);
    this.#tolerated = new TokenBucket(tolerated, nowMs);
  }

  /** Counts one event of the client. */
  judge(nowMs: number): EventVerdict {
    if (this.#allowed.take(1, nowMs)) return 'allowed';
    return this.#tolerated.take(1, nowMs) ? 'refused' : 'flood';
  }
}
