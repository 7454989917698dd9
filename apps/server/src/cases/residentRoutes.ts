import {
  confirmCaseSchema,
  FinemeshError,
  followedCaseSchema,
  reopenCaseSchema,
  reportCaseSchema,
  type FollowedCase,
} from '@finemesh/contract';
import { parseTrackingNumber } from '@finemesh/domain';
import { createRoute, z } from '@hono/zod-openapi';
import { createApi, currentSequence, limitRate, problemResponses, type Api, type Reader, type Tx } from '../platform/index.ts';
import type { TerritoryIndex } from '../territory/index.ts';
import { photoHeaders, photoSizes, runCaseCommand, type CaseDesk } from './CaseDesk.ts';
import { confirmCase } from './commands/confirmCase.ts';
import { reopenCase } from './commands/reopenCase.ts';
import { reportCase } from './commands/reportCase.ts';
import { presentResidentCase } from './present/presentResidentCase.ts';
import { hasPhoto, loadTrackedCase, type LoadedCase } from './queries.ts';

/** A whole building behind one address of a mobile network may report a power cut at once; a flood from one machine may not. */
const reportLimit = { burst: 120, perMinute: 60 };

/** What residents do: report without an account, and follow, confirm and reopen with the tracking number. */
export function residentRoutes(desk: CaseDesk): Api {
  const { context, territory, files, trackingLimit } = desk;
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
    const answer = await trackingLimit.lookUp(c, async () => {
      const number = requireNumber(c.req.valid('param').trackingNumber);
      return database.snapshot(async (reader) => follow(await requireTracked(reader, number), reader));
    });
    c.header('Cache-Control', 'no-store');
    return c.json(answer, 200);
  });

  api.openapi(confirm, async (c) => {
    const command = async (tx: Tx): Promise<LoadedCase> => {
      const number = requireNumber(c.req.valid('param').trackingNumber);
      await confirmCase(tx, number, c.req.valid('json').rating, clock.now());
      return requireTracked(tx, number);
    };
    return c.json(await trackingLimit.lookUp(c, () => runCaseCommand(c, desk, command, follow)), 200);
  });

  api.openapi(reopen, async (c) => {
    const command = async (tx: Tx): Promise<LoadedCase> => {
      const number = requireNumber(c.req.valid('param').trackingNumber);
      await reopenCase(tx, number, c.req.valid('json').reason, clock.now());
      return requireTracked(tx, number);
    };
    return c.json(await trackingLimit.lookUp(c, () => runCaseCommand(c, desk, command, follow)), 200);
  });

  api.openapi(getTrackedPhoto, async (c) => {
    const { trackingNumber, photoId } = c.req.valid('param');
    const { row } = await trackingLimit.lookUp(c, async () => requireTracked(database.db, requireNumber(trackingNumber)));
    const owned = await hasPhoto(database.db, row.id, photoId);
    const photo = owned ? await files.readPhoto(photoId, c.req.valid('query').size) : null;
    if (photo === null) throw new FinemeshError('notFound', { detail: 'no such photo' });
    return c.body(photo, 200, photoHeaders);
  });

  return api;
}

async function requireTracked(reader: Reader, trackingNumber: string): Promise<LoadedCase> {
  const loaded = await loadTrackedCase(reader, trackingNumber);
  if (loaded === undefined) throw unknownNumber();
  return loaded;
}

function requireNumber(typed: string): string {
  const number = parseTrackingNumber(typed);
  if (number === undefined) throw unknownNumber();
  return number;
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

const confirm = createRoute({
  method: 'post',
  path: '/tracking/{trackingNumber}/confirm',
  tags: ['cases'],
  summary: 'Agree that it is done',
  request: {
    params: tracked,
    body: { content: { 'application/json': { schema: confirmCaseSchema } }, required: true },
  },
  responses: {
    200: followedAnswer('The confirmed case'),
    ...problemResponses('invalidInput', 'notFound', 'stateConflict', 'tooManyRequests', 'idempotencyKeyReused'),
  },
});

const reopen = createRoute({
  method: 'post',
  path: '/tracking/{trackingNumber}/reopen',
  tags: ['cases'],
  summary: 'Say that it is not done, and why',
  request: {
    params: tracked,
    body: { content: { 'application/json': { schema: reopenCaseSchema } }, required: true },
  },
  responses: {
    200: followedAnswer('The reopened case'),
    ...problemResponses('invalidInput', 'notFound', 'stateConflict', 'tooManyRequests', 'idempotencyKeyReused'),
  },
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
