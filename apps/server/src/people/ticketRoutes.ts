import { FinemeshError, routes, ticketLifetimeSeconds, type RequestTicket } from '@finemesh/contract';
import { actorOf, canSomewhere, type Action } from '@finemesh/domain';
import { mountRoutes, requireCaller, type AreaContext, type MountedRoutes } from '../platform/index.ts';

/** What a post must allow somewhere before its account gets a ticket; the socket itself asks where. */
const actionOf: Record<RequestTicket['purpose'], Action> = { live: 'live.follow', positions: 'position.share' };

/** Tickets of accounts. A socket cannot show a cookie of another origin, and a session must not stand in an address. */
export function ticketRoutes({ tickets, clock }: AreaContext): MountedRoutes {
  return mountRoutes(routes.tickets, {
    async requestTicket({ body: { purpose } }, c) {
      const { accountId, sessionId, posts } = await requireCaller(c);
      if (!canSomewhere(actorOf({ accountId, posts }, clock.now()), actionOf[purpose])) throw new FinemeshError('notAllowed');
      c.header('Cache-Control', 'no-store');
      const ticket = tickets.sign({ purpose, holder: { accountId, sessionId }, claims: {} });
      return { ticket, expiresInSeconds: ticketLifetimeSeconds };
    },
  });
}
