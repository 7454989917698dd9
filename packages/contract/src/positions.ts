import { z } from 'zod';
import { watcherSchema } from './live.ts';
import { momentSchema } from './primitives.ts';

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
