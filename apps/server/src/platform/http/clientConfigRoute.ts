import { clientConfigSchema, type ClientConfig } from '@finemesh/contract';
import { createRoute } from '@hono/zod-openapi';
import type { Config } from '../config/index.ts';
import { createApi, type Api } from './createApi.ts';

const route = createRoute({
  method: 'get',
  path: '/client-config',
  tags: ['platform'],
  summary: 'What a front end must know before it draws',
  responses: {
    200: { description: 'The same for every reader', content: { 'application/json': { schema: clientConfigSchema } } },
  },
});

/** GET /api/client-config. The Mapbox token is a public one by its nature: every browser gets it. */
export function clientConfigRoute(config: Config, version: string): Api {
  const { mode, mapboxAccessToken, origins } = config;
  const answer: ClientConfig = { mode, version, mapboxAccessToken, origins };
  return createApi().openapi(route, (context) => context.json(answer, 200));
}
