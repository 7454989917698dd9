import { FinemeshError } from '@finemesh/contract';
import type { Context } from 'hono';
import { AddressBuckets, type RateLimit, type RateLimitContext } from './AddressBuckets.ts';
import type { ApiEnv } from './ApiEnv.ts';

/**
 * Slows down who guesses at what only its owner knows. Look-ups that find something cost nothing, so that a building
 * behind one address follows its cases freely; those that find nothing count against the address, and one that has used
 * up its misses gets no answer at all, or a lucky guess would still be told.
 */
export class MissLimiter {
  readonly #buckets: AddressBuckets;

  constructor(context: RateLimitContext, limit: RateLimit) {
    this.#buckets = new AddressBuckets(context, limit);
  }

  /**
   * Runs the look-up; a miss is what throws `notFound`. Misses that were on their way together all count, and are waited
   * for afterwards.
   *
   * @throws `tooManyRequests` with Retry-After when the address has missed too often.
   */
  async lookUp<T>(request: Context<ApiEnv>, find: () => Promise<T>): Promise<T> {
    const { remoteAddress } = request.var;
    const waitSeconds = this.#buckets.waitSeconds(remoteAddress);
    if (waitSeconds > 0) {
      request.header('Retry-After', String(waitSeconds));
      throw new FinemeshError('tooManyRequests');
    }
    try {
      return await find();
    } catch (error) {
      if (error instanceof FinemeshError && error.code === 'notFound') this.#buckets.spend(remoteAddress);
      throw error;
    }
  }
}
