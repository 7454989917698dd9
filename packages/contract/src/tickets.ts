import { z } from 'zod';

/**
 * POST /api/tickets: a short signed ticket for one socket of an account. Residents get theirs from POST
 * /api/tracking/{trackingNumber}/ticket, roster documents from POST /api/rosters/{buildingCode}/tickets.
 */
export const requestTicketSchema = z.object({ purpose: z.enum(['live', 'positions']) }).meta({ id: 'RequestTicket' });
export type RequestTicket = z.infer<typeof requestTicketSchema>;

export const ticketSchema = z.object({ ticket: z.string(), expiresInSeconds: z.number() }).meta({ id: 'Ticket' });
export type Ticket = z.infer<typeof ticketSchema>;
