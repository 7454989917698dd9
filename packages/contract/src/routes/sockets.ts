import { rosterFacets } from '@finemesh/domain';
import { z } from 'zod';
import { territoryCodeSchema } from '../primitives.ts';
import { defineRoutes, empty } from './defineRoutes.ts';
import { paths } from './paths.ts';

const opened = empty('The protocol changes', 101);
const shared = { security: 'ticket', answer: opened, foreign: true } as const;

/** Where other protocols begin with an HTTP upgrade. */
export const socketRoutes = defineRoutes('other protocols', paths.sockets, {
  openLiveFeed: {
    ...shared,
    summary: 'The live feed (Socket.IO 4, Engine.IO 4)',
    query: z.object({ EIO: z.literal('4'), transport: z.enum(['websocket', 'polling']) }),
  },
  openPositionSocket: {
    ...shared,
    summary: 'A phone sends its positions (WebSocket, 16-byte records)',
  },
  openRosterSocket: {
    ...shared,
    summary: 'One document of a roster (WebSocket, the y-websocket protocol)',
    params: z.object({ buildingCode: territoryCodeSchema, facet: z.enum(rosterFacets) }),
  },
});
