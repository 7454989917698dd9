import { FinemeshError, wallCaseDetailSchema, wallCasesSchema, wallOverviewSchema } from '@finemesh/contract';
import { createRoute, z } from '@hono/zod-openapi';
import { createApi, currentSequence, problemResponses, requireCaller, type Api } from '../platform/index.ts';
import type { CaseDesk } from './CaseDesk.ts';
import { maySeeOnWall, requireSomewhere } from './caseRights.ts';
import { presentWallCase, presentWallCaseDetail } from './present/presentWallCase.ts';
import { casesOnWall } from './queries.ts';
import { readingTerritories, requireCase } from './staffRoutes.ts';
import { wallOverviewFor } from './wallOverview.ts';

/** What the wall shows. Nothing here has a name, a phone or a flat in it. */
export function wallRoutes({ context, territory }: CaseDesk): Api {
  const { database, clock } = context;
  const api = createApi();

  api.openapi(listWallCases, async (c) => {
    const caller = await requireCaller(c);
    const at = clock.now();
    requireSomewhere(caller.posts, 'case.read', at);
    const answer = await database.snapshot(async (reader) => {
      const found = await casesOnWall(reader, readingTerritories(caller, at), at);
      return {
        cases: found.map((loaded) => presentWallCase(loaded, territory.index())),
        cursor: await currentSequence(reader),
      };
    });
    return c.json(answer, 200);
  });

  api.openapi(getWallCase, async (c) => {
    const caller = await requireCaller(c);
    const at = clock.now();
    requireSomewhere(caller.posts, 'case.read', at);
    const loaded = await requireCase(database.db, c.req.valid('param').id);
    if (!maySeeOnWall(caller.posts, loaded.row, at)) throw new FinemeshError('notAllowed');
    return c.json({ case: presentWallCaseDetail(loaded, territory.index()) }, 200);
  });

  api.openapi(getOverview, async (c) => {
    const caller = await requireCaller(c);
    const overview = await wallOverviewFor(database.db, territory.index(), caller.posts, clock.now());
    if (overview === undefined) throw new FinemeshError('notAllowed');
    return c.json(overview, 200);
  });

  return api;
}

const listWallCases = createRoute({
  method: 'get',
  path: '/wall/cases',
  tags: ['wall'],
  summary: 'Cases on the wall, newest change first',
  responses: {
    200: { description: 'Cases and the cursor to follow from', content: { 'application/json': { schema: wallCasesSchema } } },
    ...problemResponses('notSignedIn', 'notAllowed'),
  },
});

const getWallCase = createRoute({
  method: 'get',
  path: '/wall/cases/{id}',
  tags: ['wall'],
  summary: 'A case opened on the wall',
  request: { params: z.object({ id: z.uuid() }) },
  responses: {
    200: {
      description: 'The case with its timeline',
      content: { 'application/json': { schema: z.object({ case: wallCaseDetailSchema }) } },
    },
    ...problemResponses('invalidInput', 'notSignedIn', 'notAllowed', 'notFound'),
  },
});

const getOverview = createRoute({
  method: 'get',
  path: '/wall/overview',
  tags: ['wall'],
  summary: 'Counts of the street',
  responses: {
    200: { description: 'Counts, each with its denominator', content: { 'application/json': { schema: wallOverviewSchema } } },
    ...problemResponses('notSignedIn', 'notAllowed'),
  },
});
