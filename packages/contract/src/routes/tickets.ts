import { requestTicketSchema, ticketSchema } from '../tickets.ts';
import { defineRoutes, json } from './defineRoutes.ts';
import { paths } from './paths.ts';

export const ticketRoutes = defineRoutes('live', paths.tickets, {
  requestTicket: {
    summary: 'A ticket that opens one socket within a minute',
    description: 'A ticket to follow a case needs its tracking number, every other one a session.',
    security: 'optionalSession',
    body: requestTicketSchema,
    answer: json(ticketSchema, 'Give it as `ticket` when the socket is opened', 201),
    errors: ['notSignedIn', 'notAllowed', 'notFound', 'tooManyRequests'],
  },
});
