import { brandId, type AccountId } from '@finemesh/domain';
import type { Tickets } from '../platform/index.ts';
import { documentKey, type RosterAddress } from './RosterAddress.ts';

/** What a roster ticket says of its holder. */
export interface RosterTicket {
  readonly accountId: AccountId;
  readonly device: string;
  /** Client id leased with the ticket. */
  readonly clientId: number;
}

const purpose = 'roster';

/** Signs a ticket for one document. */
export function signRosterTicket(tickets: Tickets, address: RosterAddress, holder: RosterTicket): string {
  const { accountId, device, clientId } = holder;
  return tickets.sign({ purpose, accountId, sessionId: device, claims: { document: documentKey(address), clientId } });
}

/** The ticket, or `null` when it is forged, too old or for another document. */
export function readRosterTicket(tickets: Tickets, text: string, address: RosterAddress | undefined): RosterTicket | null {
  const ticket = tickets.verify(text, purpose);
  if (ticket === null || ticket.accountId === null || ticket.sessionId === null || address === undefined) return null;
  const { document, clientId } = ticket.claims;
  if (document !== documentKey(address) || typeof clientId !== 'number') return null;
  return { accountId: brandId(ticket.accountId), device: ticket.sessionId, clientId };
}
