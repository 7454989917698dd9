import { FinemeshError, wallCaseDetailSchema, wallCasesSchema, wallOverviewSchema } from '@finemesh/contract';
import { createRoute, z } from '@hono/zod-openapi';
import { createApi, currentSequence, problemResponses, type Api } from '../platform/index.ts';
import { requireActor, requireCase, type CaseDesk } from './CaseDesk.ts';
import { presentWallCase, presentWallCaseDetail } from './present/presentWallCase.ts';
import { casesOnWall } from './queries.ts';
import { wallOverviewFor } from './wallOverview.ts';

/** What the wall shows. Nothing here has a name, a phone or a flat in it, and confidential cases are not there. */
export function wallRoutes(desk: CaseDesk): Api {
  const { context, territory } = desk;
  const { database } = context;
  const api = createApi();

  api.openapi(listWallCases, async (c) => {
    const actor = await requireActor(c, desk, 'case.readOnWall');
    const answer = await database.snapshot(async (reader) => {
      const { cases, leftOut } = await casesOnWall(reader, actor);
      return { cases: cases.map((loaded) => presentWallCase(loaded, territory.index())), leftOut, cursor: await currentSequence(reader) };
    });
    return c.json(answer, 200);
  });

  api.openapi(getWallCase, async (c) => {
    const actor = await requireActor(c, desk, 'case.readOnWall');
    const loaded = await requireCase(database.db, actor, c.req.valid('param').id, 'case.readOnWall');
    return c.json({ case: presentWallCaseDetail(loaded, territory.index()) }, 200);
  });

  api.openapi(getOverview, async (c) => {
    const actor = await requireActor(c, desk, 'case.readOnWall');
    const overview = await wallOverviewFor(database.db, territory.index(), actor);
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
