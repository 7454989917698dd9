import { z } from 'zod';
import type { LiveAcknowledgement } from './live/LiveAcknowledgement.ts';
import { momentSchema, placeNameSchema, roleSchema } from './primitives.ts';

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

/** What a screen shows of the map and wants positions for. */
export const watchPositionsSchema = z.object({ bounds: boundsSchema, zoom: z.number().min(0).max(24) });
export type WatchPositions = z.infer<typeof watchPositionsSchema>;

/** Events of the positions plane on the live socket, server to client. */
export interface PositionServerEvents {
  /** One binary frame a second (`decodePositionFrame`). */
  'positions.frame': (frame: ArrayBuffer | Uint8Array) => void;
  'positions.watchers': (watchers: Watcher[]) => void;
}

/** Events of the positions plane on the live socket, client to server. */
export interface PositionClientEvents {
  'positions.watch': (watch: WatchPositions, acknowledge: (answer: LiveAcknowledgement) => void) => void;
  'positions.unwatch': () => void;
}

/** PUT /api/positions/sharing: the visible switch. Off by default; ends by itself at `endsAt`. */
export const setSharingSchema = z.object({ sharing: z.boolean() }).meta({ id: 'SetSharing' });
export const sharingViewSchema = z.object({
  sharing: z.boolean(),
  endsAt: momentSchema.nullable(),
  /** Net to which the operator's setting snaps this account's positions, in metres; 0 is exact. */
  precisionMeters: z.number().nonnegative(),
  watchers: z.array(watcherSchema),
}).meta({ id: 'Sharing' });
export type SharingView = z.infer<typeof sharingViewSchema>;

/** POST /api/positions/device: the identifier to type into an existing phone app (OsmAnd protocol), and where it sends to. */
export const positionDeviceSchema = z.object({ deviceId: z.string(), url: z.string() }).meta({ id: 'PositionDevice' });
export type PositionDevice = z.infer<typeof positionDeviceSchema>;
