import { requestTicketSchema, ticketSchema } from '../tickets.ts';
import { defineRoutes, json } from './defineRoutes.ts';
import { paths } from './paths.ts';

export const ticketRoutes = defineRoutes('live', paths.tickets, {
  requestTicket: {
    summary: 'A ticket that opens one socket of the account within a minute',
    security: 'session',
    body: requestTicketSchema,
    answer: json(ticketSchema, 'Give it as `ticket` when the socket is opened', 201),
    errors: ['notSignedIn', 'notAllowed', 'tooManyRequests'],
  },
});
