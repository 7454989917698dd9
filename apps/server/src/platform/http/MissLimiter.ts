import { FinemeshError } from '@finemesh/contract';
import type { Context } from 'hono';
import { AddressBuckets, type RateLimit, type RateLimitContext } from './AddressBuckets.ts';
import type { ApiEnv } from './ApiEnv.ts';

export interface MissLimits {
  /** Misses of one network that are answered as such before it is refused. */
  readonly misses: RateLimit;
  /** Look-ups of a network that has used up its misses: what bounds guessing. */
  readonly lookUps: RateLimit;
}

/**
 * Slows down who guesses at what only its owner knows. Everything is looked up first, and what is found is answered: neighbours
 * behind the address of somebody who guesses follow their cases as if nobody did. What is not found counts against the network;
 * one that has used up its misses is answered `tooManyRequests` instead, and its look-ups themselves are limited, far above what
 * a building needs.
 */
export class MissLimiter {
  readonly #misses: AddressBuckets;
  readonly #lookUps: AddressBuckets;

  constructor(context: RateLimitContext, { misses, lookUps }: MissLimits) {
    this.#misses = new AddressBuckets(context, misses);
    this.#lookUps = new AddressBuckets(context, lookUps);
  }

  /**
   * Runs the look-up; a miss is what throws `notFound`. Misses that were on their way together all count, and are waited
   * for afterwards.
   *
   * @throws `tooManyRequests` with Retry-After for a miss of a network that has missed too often, and when it floods.
   */
  async lookUp<T>(request: Context<ApiEnv>, find: () => Promise<T>): Promise<T> {
    const { remoteAddress } = request.var;
    const waitSeconds = this.#misses.waitSeconds(remoteAddress);
    if (waitSeconds > 0) {
      const floodSeconds = this.#lookUps.waitSeconds(remoteAddress);
      if (floodSeconds > 0) throw refuse(request, floodSeconds);
      this.#lookUps.spend(remoteAddress);
    }
    try {
      return await find();
    } catch (error) {
      if (!(error instanceof FinemeshError && error.code === 'notFound')) throw error;
      if (waitSeconds > 0) throw refuse(request, waitSeconds);
      this.#misses.spend(remoteAddress);
      throw error;
    }
  }
}

function refuse(request: Context<ApiEnv>, waitSeconds: number): FinemeshError {
  request.header('Retry-After', String(waitSeconds));
  return new FinemeshError('tooManyRequests');
}
