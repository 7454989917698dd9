import { FinemeshError, toProblem } from '@finemesh/contract';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { sqlStateOf } from '../database/index.ts';
import type { ApiEnv } from './ApiEnv.ts';

/**
 * The one place where what a handler throws becomes an answer (RFC 9457). What nobody foresaw is logged here, with the
 * request's id, and answered as `internal` without a word about the inside.
 */
export function answerError(error: unknown, context: Context<ApiEnv>): Response {
  const failure = toFinemeshError(error);
  if (failure.kind.status >= 500) context.var.logger.error({ err: error }, 'request broke');
  // What stays unread of a body would come before the next request on this connection.
  if (failure.code === 'tooLarge' || context.env.incoming.complete === false) context.header('Connection', 'close');
  const problem = toProblem(failure, context.var.requestId);
  return context.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
  });
}

function toFinemeshError(error: unknown): FinemeshError {
  if (error instanceof FinemeshError) return error;
  // Hono throws these itself for bodies that cannot be read, such as broken JSON.
  if (error instanceof HTTPException && error.status < 500) {
    return new FinemeshError(error.status === 413 ? 'tooLarge' : 'malformedRequest', { cause: error });
  }
  return new FinemeshError(isStorageAway(error) ? 'storageAway' : 'internal', { cause: error });
}

/** Connection exceptions, shutdowns, a full disk and other errors of the system (PostgreSQL, appendix A). */
const awayStates = /^(08|57P|53100|58)/;
/** A database that nobody listens for, or that went away; then a disk that is full, read-only or broken. */
const awayCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ENOSPC', 'EDQUOT', 'EROFS', 'EIO']);

/** Whether what is stored cannot be asked or changed now; the same request may succeed later. */
function isStorageAway(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== null) return awayStates.test(state);
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && awayCodes.has(String(current.code))) return true;
    if (/connection terminated|timeout exceeded when trying to connect/i.test(current.message)) return true;
  }
  return false;
}
