import type { AccountId } from '@finemesh/domain';
import type { Ticket } from '../sockets/TicketSigner.ts';

/** Who follows facts over a connection, by the ticket that opened it. What it may see is asked each time, never kept here. */
export type LiveReader =
  | { readonly kind: 'account'; readonly accountId: AccountId; readonly sessionId: string }
  /** Somebody without an account who has shown what gives access to one thing, such as a tracking number. */
  | { readonly kind: 'capability'; readonly purpose: string; readonly claims: Ticket['claims'] };

/** Purpose of the tickets with which accounts open the connection of a page. */
export const accountPurpose = 'live';

/** The reader that the ticket stands for. */
export function readerOf({ purpose, holder, claims }: Ticket): LiveReader {
  return holder === null ? { kind: 'capability', purpose, claims } : { kind: 'account', ...holder };
}
