import type { Clock } from '../Clock.ts';
import type { Config } from '../config/index.ts';
import { networkOf } from './networkOf.ts';

/** What a limit must know of its server. */
export interface RateLimitContext {
  readonly config: Pick<Config, 'rateLimits'>;
  readonly clock: Clock;
}

export interface RateLimit {
  /** Requests that one address may send at once after a pause. */
  readonly burst: number;
  /** Requests a minute that it may send for ever. */
  readonly perMinute: number;
}

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/** Addresses remembered at most; beyond it the longest silent ones are forgotten, which can only be generous to them. */
const maxBuckets = 50_000;

/** A token bucket for each address. All of them are bottomless where the operator has put rate limits off. */
export class AddressBuckets {
  readonly #context: RateLimitContext;
  readonly #burst: number;
  readonly #perMs: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(context: RateLimitContext, { burst, perMinute }: RateLimit) {
    this.#context = context;
    this.#burst = burst;
    this.#perMs = perMinute / 60_000;
  }

  /** Seconds until the address has a token again; 0 when it has one. */
  waitSeconds(address: string): number {
    if (!this.#context.config.rateLimits) return 0;
    const { tokens } = this.#fill(networkOf(address));
    return tokens < 1 ? Math.ceil((1 - tokens) / this.#perMs / 1_000) : 0;
  }

  /** Spends a token even where there is none: what it owes, the address waits for. */
  spend(address: string): void {
    if (this.#context.config.rateLimits) this.#fill(networkOf(address)).tokens -= 1;
  }

  #fill(network: string): Bucket {
    const now = this.#context.clock.now().getTime();
    const bucket = this.#buckets.get(network) ?? { tokens: this.#burst, filledAtMs: now };
    bucket.tokens = Math.min(this.#burst, bucket.tokens + (now - bucket.filledAtMs) * this.#perMs);
    bucket.filledAtMs = now;
    // Back to the end: a Map keeps the order of insertion, so its first entries are the longest silent ones.
    this.#buckets.delete(network);
    this.#buckets.set(network, bucket);
    if (this.#buckets.size > maxBuckets) this.#buckets.delete(this.#buckets.keys().next().value ?? network);
    return bucket;
  }
}
