import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { Caller, IdentifyCaller } from '../Caller.ts';
import type { Config } from '../config/index.ts';
import type { ApiEnv } from './ApiEnv.ts';
import type { HttpMetrics } from './HttpMetrics.ts';
import { remoteAddressOf } from './remoteAddressOf.ts';

export interface DescribeRequestOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: HttpMetrics;
  readonly identify: IdentifyCaller;
  readonly checksAnswers: boolean;
}

/**
 * Gives each request its id, its logger and its caller, and writes one line when it is answered. The line names the
 * route's pattern and not the path, since a path may hold a tracking number; query strings (tickets), addresses and
 * headers are never logged.
 */
export function describeRequest(options: DescribeRequestOptions): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    const began = performance.now();
    const requestId = randomUUID();
    const logger = options.logger.child({ requestId });
    context.set('requestId', requestId);
    context.set('logger', logger);
    context.set('remoteAddress', remoteAddressOf(context.env.incoming, options.config.trustProxy));
    context.set('checksAnswers', options.checksAnswers);
    context.set('caller', onlyOnce(() => options.identify(context.req.raw.headers)));
    context.header('X-Request-Id', requestId);

    await next();

    const seconds = (performance.now() - began) / 1_000;
    const { status } = context.res;
    const { method } = context.req;
    // The pattern of the handler that was reached last: the route itself, or `/*` for files.
    const route = routePath(context);
    options.metrics.observe(method, route, status, seconds);
    const line = { method, route, status, ms: Math.round(seconds * 1_000) };
    if (status >= 500) logger.error(line, 'request failed');
    // Files, probes and positions that phones send every second stand in the figures; a line for each would bury the rest.
    else logger[route.startsWith('/api/') ? 'info' : 'debug'](line, 'request');
  };
}

function onlyOnce(look: () => Promise<Caller | null>): () => Promise<Caller | null> {
  let answer: Promise<Caller | null> | undefined;
  return () => (answer ??= look());
}
