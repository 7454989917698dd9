import { isDeepStrictEqual } from 'node:util';
import { errorsOf, FinemeshError, type Route } from '@finemesh/contract';
import type { z } from 'zod';

/**
 * Sees that what a handler gives back is what its route declares, no member less and none more: a name that no schema
 * knows must not reach a screen. For tests.
 *
 * @throws Error naming the route and what differs.
 */
export function checkAnswer({ operationId }: Route, schema: z.ZodType, result: unknown): void {
  const sent: unknown = JSON.parse(JSON.stringify(result));
  const read = schema.safeParse(sent);
  if (!read.success) throw new Error(`${operationId} answers with what its schema refuses`, { cause: read.error });
  if (!isDeepStrictEqual(read.data, sent)) throw new Error(`${operationId} answers with members that its schema does not know`);
}

/** Sees that a route refuses only with codes that it declares. For tests. @throws Error naming the route and the code. */
export function checkRefusal(route: Route, error: unknown): void {
  if (!(error instanceof FinemeshError) || errorsOf(route).includes(error.code)) return;
  throw new Error(`${route.operationId} refuses with ${error.code}, which it does not declare`, { cause: error });
}
