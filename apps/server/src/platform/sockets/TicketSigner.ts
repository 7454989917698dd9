import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ticketLifetimeSeconds } from '@finemesh/contract';
import { brandId, type AccountId } from '@finemesh/domain';
import { z } from 'zod';

/** What a socket ticket says. It is signed, not secret: put nothing in that its holder may not read. */
export interface Ticket {
  /** Which kind of socket it opens, for example `live`, `positions`, `roster`. */
  readonly purpose: string;
  /** Who signed in asked for it; `null` for residents without an account. */
  readonly holder: TicketHolder | null;
  /** What else the socket needs to know, as JSON. */
  readonly claims: Readonly<Record<string, unknown>>;
}

export interface TicketHolder {
  readonly accountId: AccountId;
  /** The sign-in session that the ticket dies with. */
  readonly sessionId: string;
}

/** A ticket as it was signed, with its number and its end. */
export interface SignedTicket extends Ticket {
  /** 128 random bits; no two tickets have the same. */
  readonly id: string;
  /** First moment at which it opens nothing any more. */
  readonly expiresAt: Date;
}

/** Signs tickets and reads what was signed; rules TK1 to TK3 of SPEC.md. */
export class TicketSigner {
  readonly #key: Buffer;

  /** @param secret the server's secret; tickets use a key derived from it, so that no other signature fits here. */
  constructor(secret: string) {
    this.#key = createHmac('sha256', secret).update('finemesh socket ticket').digest();
  }

  /** @returns a URL-safe text that is good for 60 seconds from `at`. */
  sign({ purpose, holder, claims }: Ticket, at: Date): string {
    const id = randomBytes(16).toString('base64url');
    const expiresAt = at.getTime() + ticketLifetimeSeconds * 1_000;
    const body = Buffer.from(JSON.stringify({ id, purpose, holder, claims, expiresAt })).toString('base64url');
    const signed = `${version}.${body}`;
    return `${signed}.${this.#signatureOf(signed)}`;
  }

  /** The ticket, or `null` for what this server's secret has not signed in exactly this spelling, and for old ones. */
  read(text: string, at: Date): SignedTicket | null {
    if (text.length > maxLength) return null;
    const end = text.lastIndexOf('.');
    const signed = text.slice(0, Math.max(0, end));
    // Texts are compared, not the bytes that they stand for: base64url has several spellings of the same bytes.
    if (!isSameText(text.slice(end + 1), this.#signatureOf(signed))) return null;
    const [signedVersion, body = ''] = signed.split('.');
    if (signedVersion !== version) return null;
    const { expiresAt, holder, ...rest } = bodySchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
    if (at.getTime() >= expiresAt) return null;
    const { accountId, sessionId } = holder ?? {};
    return {
      ...rest,
      holder: accountId === undefined || sessionId === undefined ? null : { accountId: brandId(accountId), sessionId },
      expiresAt: new Date(expiresAt),
    };
  }

  #signatureOf(signed: string): string {
    return createHmac('sha256', this.#key).update(signed).digest('base64url');
  }
}

/** Changes with the meaning of a ticket; texts of another version open nothing. */
const version = '1';
/** The longest ticket, of a roster document, has 350 characters. Nothing longer is worth a signature. */
const maxLength = 1_024;

const bodySchema = z.object({
  id: z.string(),
  purpose: z.string(),
  holder: z.object({ accountId: z.string(), sessionId: z.string() }).nullable(),
  claims: z.record(z.string(), z.unknown()),
  expiresAt: z.number(),
});

function isSameText(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
