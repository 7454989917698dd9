import { FinemeshError } from '@finemesh/contract';
import type { MiddlewareHandler } from 'hono';
import type { Config } from '../config/index.ts';
import type { ApiEnv } from './ApiEnv.ts';
import { isAllowedOrigin } from './isAllowedOrigin.ts';

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that a foreign page makes a browser send with our cookies. Browsers name the page in `Origin`, or at
 * least say in `Sec-Fetch-Site` that it is another site's; programs send neither and carry no cookies of a victim.
 */
export function refuseForeignPages(config: Config): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    if (!readingMethods.has(context.req.method)) {
      const origin = context.req.header('Origin');
      const site = context.req.header('Sec-Fetch-Site') ?? 'none';
      const foreign = origin === undefined ? site !== 'same-origin' && site !== 'none' : !isAllowedOrigin(origin, config);
      if (foreign) throw new FinemeshError('foreignOrigin');
    }
    await next();
  };
}
