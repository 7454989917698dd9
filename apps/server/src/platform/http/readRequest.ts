import { FinemeshError, idempotencyHeader, type FieldError, type Route, type RouteRequest } from '@finemesh/contract';
import type { Context } from 'hono';
import { z } from 'zod';
import type { ApiEnv } from './ApiEnv.ts';
import { fieldErrorsOf } from './fieldErrorsOf.ts';

/**
 * Reads a request by the schemas of its route.
 *
 * @throws `invalidInput` naming every field that does not fit, `malformedRequest` for a body that is no JSON,
 *   `unsupportedMedia` for a body of another kind.
 */
export async function readRequest<R extends Route>(route: R, { req }: Context<ApiEnv>): Promise<RouteRequest<R>> {
  const parts: Record<string, unknown> = {};
  // Each part is read by the schema from which its type is made.
  if (route.foreign) return parts as RouteRequest<R>;
  const refused: FieldError[] = [];
  const read = (name: string, schema: z.ZodType, sent: unknown): void => {
    const result = schema.safeParse(sent);
    if (result.success) parts[name] = result.data;
    else refused.push(...fieldErrorsOf(result.error));
  };
  if (route.params !== undefined) read('params', route.params, req.param());
  if (route.query !== undefined) read('query', route.query, req.query());
  if (route.idempotent) {
    const key = keySchema.safeParse(req.header(idempotencyHeader));
    if (key.success) parts['key'] = key.data.toLowerCase();
    else refused.push({ field: idempotencyHeader, code: 'idempotencyKey', message: 'send a UUID made for this command' });
  }
  if (route.body !== undefined && !('media' in route.body)) read('body', route.body, await readJson(req));
  if (refused.length > 0) throw new FinemeshError('invalidInput', { fields: refused });
  return parts as RouteRequest<R>;
}

const keySchema = z.uuid();

async function readJson(req: Context<ApiEnv>['req']): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(req.header('Content-Type') ?? '')) {
    throw new FinemeshError('unsupportedMedia', { detail: 'send the body as application/json' });
  }
  try {
    return await req.json();
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new FinemeshError('malformedRequest', { detail: 'the body is no JSON', cause });
    throw cause;
  }
}
