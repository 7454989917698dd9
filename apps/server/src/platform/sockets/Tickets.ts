import { FinemeshError } from '@finemesh/contract';
import { lte } from 'drizzle-orm';
import type { Clock } from '../Clock.ts';
import type { Database, Tx } from '../database/index.ts';
import type { SessionWatch } from '../sessions/index.ts';
import { usedTicketTable } from './tables.ts';
import { TicketSigner, type SignedTicket, type Ticket } from './TicketSigner.ts';

export interface TicketsOptions {
  readonly secret: string;
  readonly clock: Clock;
  readonly database: Pick<Database, 'db'>;
  readonly sessions: SessionWatch;
  /** Whether the sign-in session exists and has not expired, as stored now. */
  readonly isSessionOpen: (sessionId: string) => Promise<boolean>;
}

/** A socket that was let in. */
export interface Admission {
  readonly ticket: Ticket;
  /** To be called when the socket is closed, for whatever reason. */
  release(): void;
}

/** The short tickets with which sockets are opened: signed for a page, admitted once. SPEC.md has the rules. */
export class Tickets {
  readonly #options: TicketsOptions;
  readonly #signer: TicketSigner;

  constructor(options: TicketsOptions) {
    this.#options = options;
    this.#signer = new TicketSigner(options.secret);
  }

  /** @returns a URL-safe text that `admitTicket` accepts once, within 60 seconds. */
  sign(ticket: Ticket): string {
    return this.#signer.sign(ticket, this.#options.clock.now());
  }

  /**
   * Lets one socket in. Every socket of the server passes here, and nothing else decides about a ticket.
   *
   * @param text what the client sent, whatever it is
   * @param purposes kinds of ticket that open this socket
   * @param end closes the socket; called once when the ticket's session ends, until the admission is released
   * @throws `ticketExpired` when the ticket opens nothing (any more); `unavailable` when that cannot be found out.
   */
  async admitTicket(text: unknown, purposes: readonly string[], end: () => void): Promise<Admission> {
    const ticket = typeof text === 'string' ? this.#signer.read(text, this.#options.clock.now()) : null;
    if (ticket === null || !purposes.includes(ticket.purpose)) throw new FinemeshError('ticketExpired');
    let phase: 'judging' | 'open' | 'ended' = 'judging';
    // Before the session is looked up, so that an end is either seen there or arrives here.
    const release = this.#holdFor(ticket, () => {
      if (phase === 'open') end();
      phase = 'ended';
    });
    try {
      await this.#judge(ticket);
      if (hasEnded()) throw new FinemeshError('ticketExpired');
      phase = 'open';
      return { ticket, release };
    } catch (error) {
      release();
      throw error instanceof FinemeshError ? error : new FinemeshError('unavailable', { cause: error });
    }

    /** In a function of its own, since the compiler does not see that waiting may have changed the phase. */
    function hasEnded(): boolean {
      return phase === 'ended';
    }
  }

  /** Forgets used tickets that are too old to open anything; returns how many. */
  async forgetOld(tx: Tx): Promise<number> {
    const old = await tx
      .delete(usedTicketTable)
      .where(lte(usedTicketTable.expiresAt, this.#options.clock.now()))
      .returning({ id: usedTicketTable.id });
    return old.length;
  }

  #holdFor({ holder }: Ticket, end: () => void): () => void {
    return holder === null ? () => undefined : this.#options.sessions.hold(holder.sessionId, end);
  }

  async #judge({ id, expiresAt, holder }: SignedTicket): Promise<void> {
    const { database, isSessionOpen } = this.#options;
    if (holder !== null && !(await isSessionOpen(holder.sessionId))) throw new FinemeshError('ticketExpired');
    // One statement: of two sockets that come at once with the same ticket, one gets the row.
    const used = await database.db
      .insert(usedTicketTable)
      .values({ id, expiresAt })
      .onConflictDoNothing()
      .returning({ id: usedTicketTable.id });
    if (used.length === 0) throw new FinemeshError('ticketExpired');
  }
}
