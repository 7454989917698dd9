import { FinemeshError } from '@finemesh/contract';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ApiEnv } from './ApiEnv.ts';

/** How large a body one path accepts, where that is not the usual size. */
export interface BodyLimit {
  /** The whole path, for example `/api/photos`. */
  readonly path: string;
  readonly maxBytes: number;
  /**
   * Whether the body must announce its length, as every browser does. Counting what arrives keeps what it has counted, so a
   * large body is read only by whoever has room for it.
   */
  readonly announced: boolean;
  /** The field that the refusal names. */
  readonly field?: string;
}

/** A report with all its words is a few kilobytes. */
const usualBytes = 256 * 1024;

/**
 * Refuses bodies that are too large for the path, by the announced length and by counting what arrives. The Content-Type has no
 * say: whoever sends a body chooses it.
 */
export function limitBody(limits: readonly BodyLimit[]): MiddlewareHandler<ApiEnv> {
  const handlers = new Map(limits.map((limit) => [limit.path, handlerOf(limit)]));
  const usual = handlerOf({ path: '', maxBytes: usualBytes, announced: false });
  return (context, next) => (handlers.get(context.req.path) ?? usual)(context, next);
}

function handlerOf({ maxBytes, announced, field }: BodyLimit): MiddlewareHandler<ApiEnv> {
  const refuse = (): never => {
    const fields = field === undefined ? [] : [{ field, code: 'tooManyBytes', message: `at most ${maxBytes} bytes` }];
    throw new FinemeshError('tooLarge', { fields });
  };
  if (!announced) return bodyLimit({ maxSize: maxBytes, onError: refuse });
  return async (context, next) => {
    if (context.req.header('Transfer-Encoding') !== undefined) {
      throw new FinemeshError('malformedRequest', { detail: 'this body announces its Content-Length' });
    }
    if (announcedBytes(context) > maxBytes) refuse();
    await next();
  };
}

/** Node refuses a Content-Length that is no number. */
function announcedBytes({ req }: Context<ApiEnv>): number {
  return Number(req.header('Content-Length') ?? 0);
}
