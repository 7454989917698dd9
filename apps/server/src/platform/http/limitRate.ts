import { FinemeshError } from '@finemesh/contract';
import type { MiddlewareHandler } from 'hono';
import { AddressBuckets, type RateLimit, type RateLimitContext } from './AddressBuckets.ts';
import type { ApiEnv } from './ApiEnv.ts';

/**
 * Lets each address send `burst` requests and then `perMinute` (a token bucket), and answers `tooManyRequests` with
 * Retry-After beyond that. One middleware is one set of buckets: put the same one on routes that share a limit.
 */
export function limitRate(context: RateLimitContext, limit: RateLimit): MiddlewareHandler<ApiEnv> {
  const buckets = new AddressBuckets(context, limit);
  return async (request, next) => {
    const { remoteAddress } = request.var;
    const waitSeconds = buckets.waitSeconds(remoteAddress);
    if (waitSeconds > 0) {
      request.header('Retry-After', String(waitSeconds));
      throw new FinemeshError('tooManyRequests');
    }
    buckets.spend(remoteAddress);
    await next();
  };
}
