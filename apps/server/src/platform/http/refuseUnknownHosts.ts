import { FinemeshError } from '@finemesh/contract';
import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from './ApiEnv.ts';
import type { KnownHosts } from './KnownHosts.ts';

/** Answers 421 for hosts that are not ours and names the asked one to everything behind (`var.askedHost`). */
export function refuseUnknownHosts(hosts: KnownHosts): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    const host = hosts.find(context.req.header('Host'));
    if (host === undefined) throw new FinemeshError('misdirected');
    context.set('askedHost', host);
    await next();
  };
}
