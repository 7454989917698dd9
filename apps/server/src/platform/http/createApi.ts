import { OpenAPIHono } from '@hono/zod-openapi';
import { FinemeshError } from '@finemesh/contract';
import type { ApiEnv } from './ApiEnv.ts';
import { fieldErrorsOf } from './fieldErrorsOf.ts';

/** A group of routes with schemas. */
export type Api = OpenAPIHono<ApiEnv>;

/** Makes the routes of one area. Input that does not fit a route's schemas is refused with every field named. */
export function createApi(): Api {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      throw new FinemeshError('invalidInput', { fields: fieldErrorsOf(result.error), cause: result.error });
    },
  });
}
