import { rosterFacets } from '@finemesh/domain';
import { z } from 'zod';
import { rosterProtocolVersion } from '../endpoints.ts';
import { territoryCodeSchema } from '../primitives.ts';
import { defineRoutes, empty } from './defineRoutes.ts';
import { paths } from './paths.ts';

const opened = empty('The protocol changes', 101);
const shared = { security: 'ticket', answer: opened, foreign: true } as const;
const wrongTicket = 'A wrong ticket closes the socket with the code of that failure.';

/** Where other protocols begin with an HTTP upgrade. */
export const socketRoutes = defineRoutes('other protocols', paths.sockets, {
  openLiveFeed: {
    ...shared,
    summary: 'The live feed (Socket.IO, Engine.IO 4)',
    description: 'The protocol is in `live/SPEC.md` of the contract. A wrong ticket refuses the handshake with the code of that failure.',
    query: z.object({ EIO: z.literal('4'), transport: z.enum(['websocket', 'polling']) }),
  },
  openPositionSocket: {
    ...shared,
    summary: 'A phone sends its positions (WebSocket, 16-byte records)',
    errors: ['ticketExpired'],
  },
  openRosterSocket: {
    ...shared,
    summary: 'One document of a roster (WebSocket, the y-websocket protocol)',
    description: wrongTicket,
    params: z.object({ buildingCode: territoryCodeSchema, facet: z.enum(rosterFacets) }),
    query: z.object({
      ack: z.literal('1').optional().meta({ description: 'Asks for acknowledgement frames' }),
      v: z.literal(rosterProtocolVersion).optional().meta({ description: 'Version of the frames' }),
    }),
  },
});
