import { caseChanges, type CaseChange } from '@finemesh/domain';
import { z } from 'zod';
import { residentCaseSchema, staffCaseSchema, wallCaseSchema } from './cases.ts';
import { momentSchema, placeNameSchema, roleSchema } from './primitives.ts';

const caseEventTypes = caseChanges.map((change) => `case.${change}`) as [`case.${CaseChange}`, ...`case.${CaseChange}`[]];

/**
 * A change of a case as one audience sees it. `case` is the case as it is when the event is delivered, which may be newer than
 * the event; `case.version` decides. `sequence` is the cursor to come back with.
 */
export const caseLiveEventSchema = z.object({
  type: z.enum(caseEventTypes),
  sequence: z.number().int().positive(),
  at: momentSchema,
  case: z.discriminatedUnion('audience', [wallCaseSchema, staffCaseSchema, residentCaseSchema]),
});

/** The reader's own posts have changed: ask GET /api/session again. */
export const postsLiveEventSchema = z.object({
  type: z.literal('posts.changed'),
  sequence: z.number().int().positive(),
  at: momentSchema,
});

export const liveEventSchema = z.union([caseLiveEventSchema, postsLiveEventSchema]);
export type CaseLiveEvent = z.infer<typeof caseLiveEventSchema>;
export type LiveEvent = z.infer<typeof liveEventSchema>;

/** Events are delivered in batches; `upTo` moves the cursor even where nothing in between may be seen. */
export const liveBatchSchema = z.object({ events: z.array(liveEventSchema), upTo: z.number().int().nonnegative() });
export type LiveBatch = z.infer<typeof liveBatchSchema>;

/** Who looks at the area in which the reader shares a position. */
export const watcherSchema = z.object({ role: roleSchema, territoryName: placeNameSchema, since: momentSchema }).meta({ id: 'Watcher' });
export type Watcher = z.infer<typeof watcherSchema>;

/** `[west, south, east, north]` in WGS-84 degrees. */
export const boundsSchema = z.tuple([
  z.number().min(-180).max(180),
  z.number().min(-90).max(90),
  z.number().min(-180).max(180),
  z.number().min(-90).max(90),
]);

/** What a screen says of its cursor when it starts; `null` starts from now. */
export const liveStartSchema = z.object({ after: z.number().int().nonnegative().nullable() });
export const watchPositionsSchema = z.object({ bounds: boundsSchema, zoom: z.number().min(0).max(24) });
export type WatchPositions = z.infer<typeof watchPositionsSchema>;

/** Acknowledgement of a call over Socket.IO. */
export type LiveAcknowledgement = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** Socket.IO events, server to client. The handshake's `auth` is `{ ticket }`. */
export interface LiveServerEvents {
  'live.batch': (batch: LiveBatch) => void;
  /** The gap is too large to replay: load the lists again and start from their cursor. */
  'live.reset': (reason: { cursor: number }) => void;
  /** One binary frame a second (`decodePositionFrame`). */
  'positions.frame': (frame: ArrayBuffer | Uint8Array) => void;
  'positions.watchers': (watchers: Watcher[]) => void;
}

/** Socket.IO events, client to server. */
export interface LiveClientEvents {
  'live.start': (start: z.infer<typeof liveStartSchema>, acknowledge: (answer: LiveAcknowledgement) => void) => void;
  'positions.watch': (watch: WatchPositions, acknowledge: (answer: LiveAcknowledgement) => void) => void;
  'positions.unwatch': () => void;
}
