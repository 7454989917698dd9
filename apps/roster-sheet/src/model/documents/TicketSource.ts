import { ticketLifetimeSeconds, type RosterPurpose, type RosterTickets } from '@finemesh/contract';
import type { RosterFacet } from '@finemesh/domain';

/** A ticket is not used in the last third of its life: the handshake it is for takes time too. */
const usableMs = (ticketLifetimeSeconds * 1000 * 2) / 3;

/**
 * Tickets for the documents of one roster, each used once. When all documents have lost their connection together, as at a
 * restart of the server, they share one request.
 */
export class TicketSource {
  readonly #ask: (purpose: RosterPurpose) => Promise<RosterTickets>;
  readonly #now: () => number;
  #current: { tickets: Map<RosterFacet, string>; askedAt: number } | null = null;
  #asking: Promise<RosterTickets> | null = null;
  #purpose: RosterPurpose;

  constructor(ask: (purpose: RosterPurpose) => Promise<RosterTickets>, purpose: RosterPurpose, now: () => number = Date.now) {
    this.#ask = ask;
    this.#now = now;
    this.#purpose = purpose;
  }

  get purpose(): RosterPurpose {
    return this.#purpose;
  }

  /** Asks for a fresh set; calls that come while one is on its way share it. Rejects with what `ask` rejects with. */
  async open(): Promise<RosterTickets> {
    this.#asking ??= this.#askAndKeep().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /** Names another purpose from now on, and has the opening logged under it at once. */
  async changePurpose(purpose: RosterPurpose): Promise<RosterTickets> {
    this.#purpose = purpose;
    // A request on its way still names the purpose before.
    await this.#asking?.catch(() => undefined);
    return this.open();
  }

  /** A ticket for the document, or `null` where the posts do not open it any more. */
  async ticketFor(facet: RosterFacet): Promise<string | null> {
    return this.#take(facet) ?? (await this.open(), this.#take(facet)) ?? null;
  }

  async #askAndKeep(): Promise<RosterTickets> {
    const answer = await this.#ask(this.#purpose);
    this.#current = { tickets: new Map(answer.facets.map(({ facet, ticket }) => [facet, ticket])), askedAt: this.#now() };
    return answer;
  }

  #take(facet: RosterFacet): string | undefined {
    if (this.#current === null || this.#now() - this.#current.askedAt > usableMs) return undefined;
    const ticket = this.#current.tickets.get(facet);
    this.#current.tickets.delete(facet);
    return ticket;
  }
}
