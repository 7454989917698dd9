import { FinemeshError, routes, ticketLifetimeSeconds, type RequestTicket } from '@finemesh/contract';
import { actorOf, canSomewhere, parseTrackingNumber, type Action } from '@finemesh/domain';
import { findTrackedCase } from '../cases/index.ts';
import { mountRoutes, requireCaller, type AreaContext, type Caller, type MissLimiter, type MountedRoutes, type Ticket } from '../platform/index.ts';
import { followTicket, staffTicket } from './LiveReader.ts';

/** Tickets for sockets. A socket cannot show a cookie of another origin, and a session must not stand in an address. */
export function ticketRoutes({ database, tickets, clock }: AreaContext, trackingLimit: MissLimiter): MountedRoutes {
  async function forResident(typed: string): Promise<Ticket> {
    const number = parseTrackingNumber(typed);
    const caseId = number === undefined ? undefined : await findTrackedCase(database.db, number);
    if (caseId === undefined) throw new FinemeshError('notFound', { detail: 'no case has this tracking number' });
    return followTicket(caseId);
  }

  function forStaff(caller: Caller, request: Exclude<RequestTicket, { purpose: 'follow' }>): Ticket {
    const { accountId, sessionId } = caller;
    if (request.purpose === 'live') {
      requireSomewhere(caller, 'live.follow');
      return staffTicket(accountId, sessionId, request.presentation);
    }
    requireSomewhere(caller, 'position.share');
    return { purpose: 'positions', holder: { accountId, sessionId }, claims: {} };
  }

  /** The door itself asks where; a ticket is for who has something to do there at all. */
  function requireSomewhere(caller: Caller, action: Action): void {
    if (!canSomewhere(actorOf(caller, clock.now()), action)) throw new FinemeshError('notAllowed');
  }

  return mountRoutes(routes.tickets, {
    async requestTicket({ body: request }, c) {
      const ticket =
        request.purpose === 'follow'
          ? await trackingLimit.lookUp(c, () => forResident(request.trackingNumber))
          : forStaff(await requireCaller(c), request);
      c.header('Cache-Control', 'no-store');
      return { ticket: tickets.sign(ticket), expiresInSeconds: ticketLifetimeSeconds };
    },
  });
}
