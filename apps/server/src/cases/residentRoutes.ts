import { FinemeshError, followedCaseSchema, reportCaseSchema, type FollowedCase } from '@finemesh/contract';
import { parseTrackingNumber, type CaseId } from '@finemesh/domain';
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { createApi, currentSequence, limitRate, problemResponses, type Api, type ApiEnv, type Reader, type Tx } from '../platform/index.ts';
import type { TerritoryIndex } from '../territory/index.ts';
import { photoHeaders, photoSizes, runCaseCommand, type CaseDesk } from './CaseDesk.ts';
import { reportCase } from './commands/reportCase.ts';
import { presentResidentCase } from './present/presentResidentCase.ts';
import { findTrackedCase, hasPhoto, loadCase, type LoadedCase } from './queries.ts';

/** A whole building behind one address of a mobile network may report a power cut at once; a flood from one machine may not. */
const reportLimit = { burst: 120, perMinute: 60 };

/** What residents do: report without an account, and follow with the tracking number. */
export function residentRoutes(desk: CaseDesk): Api {
  const { context, territory, files } = desk;
  const { database, clock } = context;
  const api = createApi();
  api.on('POST', '/cases', limitRate(context, reportLimit));

  /** The case and the sequence up to which it is true. */
  async function follow(loaded: LoadedCase, reader: Reader): Promise<FollowedCase> {
    return { case: presentResidentCase(loaded, territory.index()), cursor: await currentSequence(reader) };
  }

  api.openapi(report, async (c) => {
    const accountId = (await c.var.caller())?.accountId ?? null;
    const command = (tx: Tx, held: TerritoryIndex) => reportCase(tx, held, c.req.valid('json'), accountId, clock.now());
    return c.json(await runCaseCommand(c, desk, command, follow), 201);
  });

  api.openapi(getTracked, async (c) => {
    const id = await lookUpTracked(c, desk, c.req.valid('param').trackingNumber);
    const answer = await database.snapshot(async (reader) => {
      const loaded = await loadCase(reader, id);
      if (loaded === undefined) throw unknownNumber();
      return follow(loaded, reader);
    });
    c.header('Cache-Control', 'no-store');
    return c.json(answer, 200);
  });

  api.openapi(getTrackedPhoto, async (c) => {
    const { trackingNumber, photoId } = c.req.valid('param');
    const id = await lookUpTracked(c, desk, trackingNumber);
    const photo = (await hasPhoto(database.db, id, photoId)) ? await files.readPhoto(photoId, c.req.valid('query').size) : null;
    if (photo === null) throw new FinemeshError('notFound', { detail: 'no such photo' });
    return c.body(photo, 200, photoHeaders);
  });

  return api;
}

/** The case that the typed number stands for; misses are counted. @throws `notFound`, `tooManyRequests`. */
export async function lookUpTracked(c: Context<ApiEnv>, { context, trackingLimit }: CaseDesk, typed: string): Promise<CaseId> {
  return trackingLimit.lookUp(c, async () => {
    const number = parseTrackingNumber(typed);
    const id = number === undefined ? undefined : await findTrackedCase(context.database.db, number);
    if (id === undefined) throw unknownNumber();
    return id;
  });
}

/** A number that is none is answered like one that is not known. */
function unknownNumber(): FinemeshError {
  return new FinemeshError('notFound', { detail: 'no case has this tracking number' });
}

const followedAnswer = (description: string) => ({
  description,
  content: { 'application/json': { schema: followedCaseSchema } },
});
const tracked = z.object({ trackingNumber: z.string().max(40) });

const report = createRoute({
  method: 'post',
  path: '/cases',
  tags: ['cases'],
  summary: 'Report a case, without an account',
  request: { body: { content: { 'application/json': { schema: reportCaseSchema } }, required: true } },
  responses: {
    201: followedAnswer('The case with its tracking number'),
    ...problemResponses('invalidInput', 'malformedRequest', 'tooManyRequests', 'idempotencyKeyReused'),
  },
});

const getTracked = createRoute({
  method: 'get',
  path: '/tracking/{trackingNumber}',
  tags: ['cases'],
  summary: 'The case that the number stands for',
  request: { params: tracked },
  responses: { 200: followedAnswer('The case as it is now'), ...problemResponses('notFound', 'tooManyRequests') },
});

const getTrackedPhoto = createRoute({
  method: 'get',
  path: '/tracking/{trackingNumber}/photos/{photoId}',
  tags: ['cases'],
  summary: 'A photo of the case',
  request: {
    params: tracked.extend({ photoId: z.uuid() }),
    query: z.object({ size: z.enum(photoSizes).default('full') }),
  },
  responses: {
    200: { description: 'JPEG', content: { 'image/jpeg': { schema: z.string().openapi({ format: 'binary' }) } } },
    ...problemResponses('invalidInput', 'notFound', 'tooManyRequests'),
  },
});
