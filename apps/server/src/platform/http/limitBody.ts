import { caseLimits, FinemeshError } from '@finemesh/contract';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ApiEnv } from './ApiEnv.ts';

/** A report with all its words is a few kilobytes. */
const maxJsonBytes = 256 * 1024;

/**
 * Refuses bodies that are too large, by the announced length and by counting what arrives. Counting keeps what it has
 * counted, so an image must announce its length, as every browser does: images are read by who has room for them.
 */
export function limitBody(): MiddlewareHandler<ApiEnv> {
  const refuse = (): never => {
    throw new FinemeshError('tooLarge');
  };
  const small = bodyLimit({ maxSize: maxJsonBytes, onError: refuse });
  return async (context, next) => {
    const { req } = context;
    if (!/^image\//i.test(req.header('Content-Type') ?? '')) return small(context, next);
    if (req.header('Transfer-Encoding') !== undefined) {
      throw new FinemeshError('malformedRequest', { detail: 'an image announces its Content-Length' });
    }
    if (Number(req.header('Content-Length') ?? 0) > caseLimits.photoBytes) throw photoTooLarge();
    await next();
  };
}

function photoTooLarge(): FinemeshError {
  return new FinemeshError('tooLarge', {
    fields: [{ field: 'photo', code: 'tooManyBytes', message: `at most ${caseLimits.photoBytes} bytes` }],
  });
}
