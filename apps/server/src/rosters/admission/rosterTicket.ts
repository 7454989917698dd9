import { FinemeshError } from '@finemesh/contract';
import type { AccountId } from '@finemesh/domain';
import { z } from 'zod';
import type { AdmissionEnd, Tickets } from '../../platform/index.ts';
import { documentKey, type RosterAddress } from '../documents/RosterAddress.ts';

/** What a roster ticket says of its holder. */
export interface RosterTicket {
  readonly accountId: AccountId;
  /** Sign-in session; one browser of the account. */
  readonly device: string;
  /** Client id leased with the ticket. */
  readonly clientId: number;
}

const purpose = 'roster';
const claimsSchema = z.object({ document: z.string(), clientId: z.number() });

/** Signs a ticket for one document. */
export function signRosterTicket(tickets: Tickets, address: RosterAddress, holder: RosterTicket): string {
  const { accountId, device, clientId } = holder;
  return tickets.sign({ purpose, holder: { accountId, sessionId: device }, claims: { document: documentKey(address), clientId } });
}

/**
 * Admits a socket to one document; see `Tickets.admitTicket` for `end`, `release` and the errors.
 *
 * @throws `ticketExpired` also for a ticket of another document.
 */
export async function admitRosterTicket(
  tickets: Tickets,
  text: string | null,
  address: RosterAddress,
  end: (code: AdmissionEnd) => void,
): Promise<{ readonly ticket: RosterTicket; readonly release: () => void }> {
  const { ticket, release } = await tickets.admitTicket(text, [purpose], end);
  const claims = claimsSchema.safeParse(ticket.claims);
  if (ticket.holder === null || !claims.success || claims.data.document !== documentKey(address)) {
    release();
    throw new FinemeshError('ticketExpired');
  }
  const { accountId, sessionId } = ticket.holder;
  return { ticket: { accountId, device: sessionId, clientId: claims.data.clientId }, release };
}
