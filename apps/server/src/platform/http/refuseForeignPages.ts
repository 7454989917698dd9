import { FinemeshError } from '@finemesh/contract';
import type { Context, MiddlewareHandler } from 'hono';
import type { ApiEnv } from './ApiEnv.ts';
import { isOwnPage } from './isOwnPage.ts';

/**
 * Refuses what a foreign page makes a browser send with our cookies: writes, and reads too, whose answer such a page could not
 * see but whose effects (a log of who read what) would be the victim's. Links from elsewhere still open our pages.
 */
export function refuseForeignPages(): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    const page = { origin: context.req.header('Origin'), fetchSite: context.req.header('Sec-Fetch-Site') };
    if (!isOwnPage(page, context.var.askedHost) && !isNavigation(context)) throw new FinemeshError('foreignOrigin');
    await next();
  };
}

/** A person who follows a link or types an address; a form that is sent is a write. */
function isNavigation({ req }: Context<ApiEnv>): boolean {
  return (req.method === 'GET' || req.method === 'HEAD') && req.header('Sec-Fetch-Mode') === 'navigate';
}
