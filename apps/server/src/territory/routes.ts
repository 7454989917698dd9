import {
  divisionSchema,
  divisionsSchema,
  FinemeshError,
  locatedPlaceSchema,
  publishDivisionSchema,
  territoryCodeSchema,
  territoryMapSchema,
  territoryNodesSchema,
} from '@finemesh/contract';
import { territoryLevels } from '@finemesh/domain';
import { createRoute, z } from '@hono/zod-openapi';
import { createApi, problemResponses, requireCaller, runOnce, type Api, type AreaContext } from '../platform/index.ts';
import { publishDivision } from './commands/publishDivision.ts';
import { chooseEncoding } from './MapDocument.ts';
import { presentDivision } from './present.ts';
import { listDivisions } from './queries.ts';
import type { RunningTerritory } from './Territory.ts';

/** The territory is public (class P0): residents choose their building from it before anybody knows them. */
export function territoryRoutes({ database, clock }: Pick<AreaContext, 'database' | 'clock'>, territory: RunningTerritory): Api {
  const api = createApi();

  api.openapi(listNodes, (c) => {
    const { within, level } = c.req.valid('query');
    const index = territory.index();
    const root = within === undefined ? index.district : index.find(within);
    if (root === undefined && within !== undefined) throw new FinemeshError('notFound', { detail: 'no such node' });
    return c.json({ nodes: root === undefined ? [] : index.within(root.path, level) }, 200);
  });

  api.openapi(locate, (c) => {
    const { lng, lat } = c.req.valid('query');
    const found = territory.index().locate([lng, lat]);
    return c.json({ node: found?.node ?? null, microGrid: found?.microGrid ?? null }, 200);
  });

  api.openapi(getMap, (c) => {
    const map = territory.map();
    if (map === null) throw new FinemeshError('notFound', { detail: 'no territory is set up yet' });
    // The address stays the same over versions, so a browser asks each time and is answered without a body.
    const headers = { ETag: map.etag, 'Cache-Control': 'public, no-cache', Vary: 'Accept-Encoding' };
    if (c.req.header('If-None-Match')?.includes(map.etag)) return c.body(null, 304, headers);
    const encoding = chooseEncoding(c.req.header('Accept-Encoding'));
    return c.body(map.bodies[encoding], 200, {
      ...headers,
      'Content-Type': 'application/json',
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    });
  });

  api.openapi(listPublished, async (c) => c.json({ divisions: (await listDivisions(database.db)).map(presentDivision) }, 200));

  api.openapi(publish, async (c) => {
    const caller = await requireCaller(c);
    const input = c.req.valid('json');
    const answer = await runOnce(c, database, async (tx) =>
      presentDivision(await publishDivision(tx, { caller, input, at: clock.now(), hooks: territory.hooks })),
    );
    return c.json(answer, 201);
  });

  return api;
}

const listPublished = createRoute({
  method: 'get',
  path: '/territory/divisions',
  tags: ['territory'],
  summary: 'Divisions that were published, the newest first',
  responses: { 200: { description: 'Divisions', content: { 'application/json': { schema: divisionsSchema } } } },
});

const publish = createRoute({
  method: 'post',
  path: '/territory/divisions',
  tags: ['territory'],
  summary: 'Divide everything inside a node anew, from now on',
  request: { body: { content: { 'application/json': { schema: publishDivisionSchema } }, required: true } },
  responses: {
    201: { description: 'The new division', content: { 'application/json': { schema: divisionSchema } } },
    ...problemResponses('invalidInput', 'notSignedIn', 'notAllowed', 'stateConflict', 'idempotencyKeyReused'),
  },
});

const listNodes = createRoute({
  method: 'get',
  path: '/territory/nodes',
  tags: ['territory'],
  summary: 'Nodes within a node, down to buildings',
  request: { query: z.object({ within: territoryCodeSchema.optional(), level: z.enum(territoryLevels).optional() }) },
  responses: {
    200: { description: 'Nodes, widest first', content: { 'application/json': { schema: territoryNodesSchema } } },
    ...problemResponses('invalidInput', 'notFound'),
  },
});

const locate = createRoute({
  method: 'get',
  path: '/territory/locate',
  tags: ['territory'],
  summary: 'What stands at a place',
  request: {
    query: z.object({ lng: z.coerce.number().min(-180).max(180), lat: z.coerce.number().min(-90).max(90) }),
  },
  responses: {
    200: {
      description: 'The building within 40 m, else the narrowest node around; null outside',
      content: { 'application/json': { schema: locatedPlaceSchema } },
    },
    ...problemResponses('invalidInput'),
  },
});

const getMap = createRoute({
  method: 'get',
  path: '/territory/map',
  tags: ['territory'],
  summary: 'The base map as GeoJSON layers',
  responses: {
    200: { description: 'All layers', content: { 'application/json': { schema: territoryMapSchema } } },
    304: { description: 'The version in If-None-Match is the newest' },
    ...problemResponses('notFound'),
  },
});
