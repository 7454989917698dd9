import { candidatesSchema, FinemeshError, staffCaseSchema, staffCasesSchema } from '@finemesh/contract';
import { can } from '@finemesh/domain';
import { createRoute, z } from '@hono/zod-openapi';
import { createApi, currentSequence, problemResponses, type Api } from '../platform/index.ts';
import { candidatesFor } from './candidates.ts';
import { photoHeaders, photoSizes, requireActor, requireCase, staffCaseFor, type CaseDesk } from './CaseDesk.ts';
import { subjectOf } from './caseRow.ts';
import { casesReadBy, hasPhoto } from './queries.ts';

/** What the team of a territory reads of its cases. */
export function staffRoutes(desk: CaseDesk): Api {
  const { context, territory, files } = desk;
  const { database } = context;
  const api = createApi();

  api.openapi(listCases, async (c) => {
    const actor = await requireActor(c, desk, 'case.read');
    const answer = await database.snapshot(async (reader) => {
      const { cases, leftOut } = await casesReadBy(reader, actor, c.req.valid('query').state);
      return { cases: cases.map((loaded) => staffCaseFor(desk, actor, loaded)), leftOut, cursor: await currentSequence(reader) };
    });
    c.header('Cache-Control', 'no-store');
    return c.json(answer, 200);
  });

  api.openapi(getCase, async (c) => {
    const actor = await requireActor(c, desk, 'case.read');
    const loaded = await requireCase(database.db, actor, c.req.valid('param').id);
    c.header('Cache-Control', 'no-store');
    return c.json({ case: staffCaseFor(desk, actor, loaded) }, 200);
  });

  api.openapi(listCandidates, async (c) => {
    const actor = await requireActor(c, desk, 'case.handOver');
    const candidates = await database.snapshot(async (reader) => {
      const { row } = await requireCase(reader, actor, c.req.valid('param').id);
      if (!can(actor, 'case.handOver', subjectOf(row))) throw new FinemeshError('notAllowed');
      return candidatesFor(reader, territory.index(), row, actor.at);
    });
    return c.json({ candidates }, 200);
  });

  api.openapi(getPhoto, async (c) => {
    const actor = await requireActor(c, desk, 'case.read');
    const { id, photoId } = c.req.valid('param');
    const { row } = await requireCase(database.db, actor, id);
    const photo = (await hasPhoto(database.db, row.id, photoId)) ? await files.readPhoto(photoId, c.req.valid('query').size) : null;
    if (photo === null) throw new FinemeshError('notFound', { detail: 'no such photo' });
    return c.body(photo, 200, photoHeaders);
  });

  return api;
}

const caseId = z.object({ id: z.uuid() });
const refusals = ['invalidInput', 'notSignedIn', 'notAllowed', 'notFound'] as const;

const listCases = createRoute({
  method: 'get',
  path: '/cases',
  tags: ['cases'],
  summary: 'Cases of the own territories, newest change first',
  request: { query: z.object({ state: z.enum(['open', 'all']).default('open') }) },
  responses: {
    200: { description: 'Cases and the cursor to follow from', content: { 'application/json': { schema: staffCasesSchema } } },
    ...problemResponses('invalidInput', 'notSignedIn', 'notAllowed'),
  },
});

const getCase = createRoute({
  method: 'get',
  path: '/cases/{id}',
  tags: ['cases'],
  summary: 'One case with its timeline',
  request: { params: caseId },
  responses: {
    200: { description: 'The case as it is now', content: { 'application/json': { schema: z.object({ case: staffCaseSchema }) } } },
    ...problemResponses(...refusals),
  },
});

const listCandidates = createRoute({
  method: 'get',
  path: '/cases/{id}/candidates',
  tags: ['cases'],
  summary: 'Posts that can be given the case, best first',
  request: { params: caseId },
  responses: {
    200: { description: 'Posts; a refused one says why', content: { 'application/json': { schema: candidatesSchema } } },
    ...problemResponses(...refusals),
  },
});

const getPhoto = createRoute({
  method: 'get',
  path: '/cases/{id}/photos/{photoId}',
  tags: ['cases'],
  summary: 'A photo of the case',
  request: { params: caseId.extend({ photoId: z.uuid() }), query: z.object({ size: z.enum(photoSizes).default('full') }) },
  responses: {
    200: { description: 'JPEG', content: { 'image/jpeg': { schema: z.string().openapi({ format: 'binary' }) } } },
    ...problemResponses(...refusals),
  },
});
