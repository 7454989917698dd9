import { FinemeshError } from '@finemesh/contract';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { AreaRegistration } from '../area.ts';
import type { IdentifyCaller } from '../Caller.ts';
import type { Config } from '../config/index.ts';
import type { Database } from '../database/index.ts';
import type { EventPump } from '../eventLog/index.ts';
import { answerError } from './answerError.ts';
import type { ApiEnv } from './ApiEnv.ts';
import { apiDocs } from './apiDocs.ts';
import { describeRequest } from './describeRequest.ts';
import { createHttpMetrics } from './HttpMetrics.ts';
import type { KnownHosts } from './KnownHosts.ts';
import { limitBody } from './limitBody.ts';
import { operations } from './operations.ts';
import { platformRoutes } from './platformRoutes.ts';
import { refuseForeignPages } from './refuseForeignPages.ts';
import { refuseUnknownHosts } from './refuseUnknownHosts.ts';
import { securityHeaders } from './securityHeaders.ts';
import { serveSites } from './site/index.ts';

export interface AppOptions {
  readonly config: Config;
  readonly hosts: KnownHosts;
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly database: Database;
  readonly events: EventPump;
  readonly areas: readonly AreaRegistration[];
  readonly isDraining: () => boolean;
  readonly version: string;
  /** Whether answers and refusals are checked against what their route declares. */
  readonly checksAnswers: boolean;
}

/** Everything that answers HTTP, in the order in which a request meets it. */
export function buildApp(options: AppOptions): Hono<ApiEnv> {
  const { config, hosts, logger, metrics, areas, version, checksAnswers } = options;
  const app = new Hono<ApiEnv>();
  app.onError((error, context) => answerError(error, context));
  app.notFound((context) => answerError(new FinemeshError('notFound'), context));

  const identify = soleIdentify(areas);
  app.use(describeRequest({ config, logger, metrics: createHttpMetrics(metrics), identify, checksAnswers }));
  app.use(securityHeaders(config));
  app.route('/', operations(options).app);
  app.use(refuseUnknownHosts(hosts));
  app.use(refuseForeignPages());
  app.use(limitBody(areas.flatMap(({ bodyLimits }) => bodyLimits ?? [])));

  for (const { routes = [] } of areas) for (const mounted of routes) app.route('/', mounted.app);
  app.route('/', platformRoutes(config, version).app);
  app.route('/api/docs', apiDocs());
  app.get('/api/docs/', (context) => context.redirect('/api/docs'));
  // An unknown call gets a problem document and never the page of a front end.
  app.all('/api/*', () => {
    throw new FinemeshError('notFound');
  });
  app.route('/', serveSites(config));
  return app;
}

function soleIdentify(areas: readonly AreaRegistration[]): IdentifyCaller {
  const knowing = areas.filter((area) => area.identify !== undefined);
  if (knowing.length > 1) throw new Error(`several areas identify callers: ${knowing.map(({ name }) => name).join(', ')}`);
  // Without that area nobody can be signed in.
  return knowing[0]?.identify ?? (async () => null);
}
