import { FinemeshError } from '@finemesh/contract';
import type { MiddlewareHandler } from 'hono';
import type { AreaContext } from '../area.ts';
import type { ApiEnv } from './ApiEnv.ts';

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

/**
 * Lets each address send `burst` requests and then `perMinute` (a token bucket), and answers `tooManyRequests` with
 * Retry-After beyond that. One middleware is one set of buckets: put the same one on routes that share a limit.
 */
export function limitRate(context: Pick<AreaContext, 'config' | 'clock'>, limit: RateLimit): MiddlewareHandler<ApiEnv> {
  const buckets = new Map<string, Bucket>();
  const perMs = limit.perMinute / 60_000;

  function take(address: string): number {
    const now = context.clock.now().getTime();
    const bucket = buckets.get(address) ?? { tokens: limit.burst, filledAtMs: now };
    bucket.tokens = Math.min(limit.burst, bucket.tokens + (now - bucket.filledAtMs) * perMs);
    bucket.filledAtMs = now;
    // Back to the end: a Map keeps the order of insertion, so its first entries are the longest silent ones.
    buckets.delete(address);
    buckets.set(address, bucket);
    if (buckets.size > maxBuckets) buckets.delete(buckets.keys().next().value ?? address);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perMs / 1_000);
    bucket.tokens -= 1;
    return 0;
  }

  return async (request, next) => {
    const waitSeconds = context.config.rateLimits ? take(networkOf(request.var.remoteAddress)) : 0;
    if (waitSeconds > 0) {
      request.header('Retry-After', String(waitSeconds));
      throw new FinemeshError('tooManyRequests');
    }
    await next();
  };
}

/** Whoever has one IPv6 address has all 2^64 of its network, so these share a bucket. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : Array.from({ length: 8 - groups.length - rest.length }, () => '0');
  return [...groups, ...gap, ...rest].slice(0, 4).join(':');
}
