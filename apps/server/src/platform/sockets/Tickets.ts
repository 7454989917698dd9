import { FinemeshError, type ErrorCode } from '@finemesh/contract';
import { lte } from 'drizzle-orm';
import type { Clock } from '../Clock.ts';
import type { Database, Tx } from '../database/index.ts';
import type { SessionWatch } from '../sessions/index.ts';
import { usedTicketTable } from './tables.ts';
import { TicketSigner, type SignedTicket, type Ticket } from './TicketSigner.ts';

export interface TicketsOptions {
  readonly secret: string;
  readonly clock: Clock;
  readonly database: Pick<Database, 'db' | 'health'>;
  readonly sessions: SessionWatch;
  /** Whether the sign-in session exists and has not expired, as stored now. */
  readonly isSessionOpen: (sessionId: string) => Promise<boolean>;
}

/** Why a socket that was let in has to close: its session is over, or the server's database serves no longer. */
export type AdmissionEnd = Extract<ErrorCode, 'notSignedIn' | 'storageAway'>;

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
  /** How each socket that is open, or on its way to be, is ended. */
  readonly #ends = new Set<(code: AdmissionEnd) => void>();
  #stopListening: (() => void) | undefined;

  constructor(options: TicketsOptions) {
    this.#options = options;
    this.#signer = new TicketSigner(options.secret);
  }

  /** Ends sockets from now on when the database stops serving (TK9). */
  start(): void {
    this.#stopListening = this.#options.database.health.onChange(({ kind }) => {
      if (kind !== 'serving') for (const end of this.#ends) end('storageAway');
    });
  }

  stop(): void {
    this.#stopListening?.();
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
   * @param end closes the socket; called at most once, when the ticket's session ends or the storage fails, until the admission is
   * released
   * @throws `ticketExpired` when the ticket opens nothing (any more); `storageAway` while the database does not serve; `unavailable`
   * when it cannot be found out for another reason.
   */
  async admitTicket(text: unknown, purposes: readonly string[], end: (code: AdmissionEnd) => void): Promise<Admission> {
    const ticket = typeof text === 'string' ? this.#signer.read(text, this.#options.clock.now()) : null;
    if (ticket === null || !purposes.includes(ticket.purpose)) throw new FinemeshError('ticketExpired');
    let state: AdmissionState = { kind: 'judging' };
    // Before the session is looked up, so that an end is either seen there or arrives here.
    const release = this.#hold(ticket, (code) => {
      const { kind } = state;
      state = { kind: 'ended', code };
      if (kind === 'open') end(code);
    });
    try {
      await this.#judge(ticket);
      refuseEnded(state);
      state = { kind: 'open' };
      return { ticket, release };
    } catch (error) {
      release();
      refuseEnded(state);
      throw error instanceof FinemeshError ? error : new FinemeshError('unavailable', { cause: error });
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

  /** Has `end` called by whatever comes first: the end of the ticket's session, or of the storage. */
  #hold({ holder }: Ticket, end: (code: AdmissionEnd) => void): () => void {
    const stopHolding = holder === null ? undefined : this.#options.sessions.hold(holder.sessionId, () => endOnce('notSignedIn'));
    const release = (): void => {
      stopHolding?.();
      this.#ends.delete(endOnce);
    };
    const endOnce = (code: AdmissionEnd): void => {
      release();
      end(code);
    };
    this.#ends.add(endOnce);
    return release;
  }

  async #judge({ id, expiresAt, holder }: SignedTicket): Promise<void> {
    const { database, isSessionOpen } = this.#options;
    if (database.health.condition.kind !== 'serving') throw new FinemeshError('storageAway');
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

/** A socket between its ticket and its end. */
type AdmissionState =
  | { readonly kind: 'judging' }
  | { readonly kind: 'open' }
  | { readonly kind: 'ended'; readonly code: AdmissionEnd };

/** @throws when the socket was ended while its ticket was judged. */
function refuseEnded(state: AdmissionState): void {
  if (state.kind === 'ended') throw new FinemeshError(state.code === 'notSignedIn' ? 'ticketExpired' : state.code);
}
