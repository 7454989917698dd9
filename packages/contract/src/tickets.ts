import { z } from 'zod';

/**
 * POST /api/tickets: a short signed ticket for one socket. `live` for staff needs a session, `live` for a resident the tracking
 * number of the case. Roster tickets come from POST /api/rosters/{buildingCode}/tickets.
 */
export const requestTicketSchema = z.discriminatedUnion('purpose', [
  z.object({ purpose: z.literal('live'), presentation: z.enum(['wall', 'staff']) }),
  z.object({ purpose: z.literal('follow'), trackingNumber: z.string() }),
  z.object({ purpose: z.literal('positions') }),
]).meta({ id: 'RequestTicket' });
export type RequestTicket = z.infer<typeof requestTicketSchema>;

export const ticketSchema = z.object({ ticket: z.string(), expiresInSeconds: z.number() }).meta({ id: 'Ticket' });
export type Ticket = z.infer<typeof ticketSchema>;
