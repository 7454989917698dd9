import { FinemeshError } from '@finemesh/contract';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ApiEnv } from './ApiEnv.ts';

/** A report with all its words is a few kilobytes. */
const maxJsonBytes = 256 * 1024;
/** A photo as a present phone takes it, with room for the multipart frame. */
const maxUploadBytes = 20 * 1024 * 1024;

/** Refuses bodies that are too large, by the announced length and by counting what arrives. */
export function limitBody(): MiddlewareHandler<ApiEnv> {
  const refuse = (): never => {
    throw new FinemeshError('tooLarge');
  };
  const small = bodyLimit({ maxSize: maxJsonBytes, onError: refuse });
  const large = bodyLimit({ maxSize: maxUploadBytes, onError: refuse });
  return (context, next) => {
    const type = context.req.header('Content-Type') ?? '';
    return /^(multipart\/|image\/)/i.test(type) ? large(context, next) : small(context, next);
  };
}
