import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../Clock.ts';

/** What a socket ticket says. It is signed, not secret: put nothing in that its holder may not read. */
export interface Ticket {
  /** Which door it opens, for example `live`, `positions`, `roster`; checked by `verify`. */
  readonly purpose: string;
  /** Account that asked for it; `null` for residents without an account. */
  readonly accountId: string | null;
  /** Sign-in session that it belongs to. */
  readonly sessionId: string | null;
  /** What else the door needs to know, as JSON. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Signs and checks tickets. */
export interface Tickets {
  /** @returns a URL-safe text that `verify` accepts for 60 seconds. */
  sign(ticket: Ticket): string;
  /** The ticket, or `null` when it is forged, too old or for another door. */
  verify(text: string, purpose: string): Ticket | null;
}

/** Long enough for a phone on a bad line to open its socket, short enough that a leaked one is worthless. */
const lifetimeMs = 60_000;

/** @param secret the server's secret; tickets use a key derived from it, so that no other signature fits here. */
export function createTickets(secret: string, clock: Clock): Tickets {
  const key = createHmac('sha256', secret).update('finemesh socket ticket').digest();
  const signatureOf = (body: string): Buffer => createHmac('sha256', key).update(body).digest();

  return {
    sign(ticket) {
      const expiresAt = clock.now().getTime() + lifetimeMs;
      const body = Buffer.from(JSON.stringify({ ...ticket, expiresAt })).toString('base64url');
      return `${body}.${signatureOf(body).toString('base64url')}`;
    },
    verify(text, purpose) {
      const [body, signature, ...rest] = text.split('.');
      if (body === undefined || signature === undefined || rest.length > 0) return null;
      const given = Buffer.from(signature, 'base64url');
      const expected = signatureOf(body);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      // Only what this server has signed is parsed.
      const { expiresAt, ...ticket } = JSON.parse(Buffer.from(body, 'base64url').toString()) as Ticket & {
        expiresAt: number;
      };
      return ticket.purpose === purpose && clock.now().getTime() < expiresAt ? ticket : null;
    },
  };
}
