import { FinemeshError, type SignIn } from '@finemesh/contract';
import { brandId } from '@finemesh/domain';
import { APIError } from 'better-auth/api';
import { and, eq, gt } from 'drizzle-orm';
import { parse } from 'hono/utils/cookie';
import type { AreaContext, Tx } from '../platform/index.ts';
import { endSession } from './commands/endSession.ts';
import { createAuth } from './createAuth.ts';
import { cancelExpiry, scheduleExpiry } from './sessionExpiry.ts';
import { SessionMemory, type SignedIn } from './SessionMemory.ts';
import { sessionTable } from './tables.ts';

/** Headers to send to the browser, so that it keeps or drops the cookie. */
export type CookieHeaders = readonly string[];

/** Somebody who is signed in, with what their browser must keep. */
export interface SignedInBrowser {
  readonly signedIn: SignedIn;
  readonly cookies: CookieHeaders;
}

type Context = Pick<AreaContext, 'config' | 'database' | 'clock' | 'sessions'>;

/** Sign-in and sessions. Knows nothing of posts and rights. */
export class Sessions {
  readonly #context: Context;
  readonly #auth: ReturnType<typeof createAuth>;
  readonly #cookieName: string;
  readonly #memory = new SessionMemory();
  readonly #unsubscribe: () => void;

  static async open(context: Context): Promise<Sessions> {
    const auth = createAuth(context);
    return new Sessions(context, auth, (await auth.$context).authCookies.sessionToken.name);
  }

  private constructor(context: Context, auth: ReturnType<typeof createAuth>, cookieName: string) {
    this.#context = context;
    this.#auth = auth;
    this.#cookieName = cookieName;
    this.#unsubscribe = context.sessions.onEnded(({ sessionId }) => this.#forget(sessionId));
  }

  close(): void {
    this.#unsubscribe();
  }

  /**
   * Signs in on the browser that sends these headers. A session that it had before ends.
   *
   * @throws `wrongCredentials`, the same for an unknown name as for a wrong password.
   */
  async signIn(credentials: SignIn, headers: Headers): Promise<SignedInBrowser> {
    const answer = await this.#auth.api
      .signInUsername({ body: credentials, headers: new Headers(), returnHeaders: true })
      .catch((error: unknown) => {
        // A name that cannot exist is answered like a wrong one.
        if (error instanceof APIError && error.statusCode < 500) throw new FinemeshError('wrongCredentials');
        throw error;
      });
    const cookies = answer.headers.getSetCookie();
    const made = await this.#readSession(cookies.map((cookie) => cookie.split(';')[0]).join('; '));
    if (made === null) throw new Error('the session that was just made cannot be read');
    const before = await this.#signedInBrowser(headers);
    // A session whose expiry could not be noted is known to nobody: its cookie has not been sent.
    await this.#context.database.transaction(async (tx) => {
      await scheduleExpiry(tx, made.signedIn, made.expiresAt);
      if (before !== null) await this.#end(tx, before);
    });
    if (before !== null) this.#forget(before.sessionId);
    return { signedIn: made.signedIn, cookies };
  }

  /** Who sends these headers; `null` for nobody. Asked for every request, so the answer is remembered for 10 s. */
  async identify(headers: Headers): Promise<SignedIn | null> {
    const cookie = this.#cookieOf(headers);
    if (cookie === undefined) return null;
    const now = this.#context.clock.now();
    const known = this.#memory.recall(cookie, now);
    if (known !== undefined) return known;
    return this.#memory.remember(cookie, await this.#lookUp(headers.get('Cookie') ?? ''), now);
  }

  /** As `identify`, read from the database, and with the cookie's life prolonged once a day. */
  async renew(headers: Headers): Promise<SignedInBrowser | null> {
    if (this.#cookieOf(headers) === undefined) return null;
    const answer = await this.#auth.api.getSession({ headers: onlyCookie(headers), returnHeaders: true });
    if (answer.response === null) return null;
    return { signedIn: toSignedIn(answer.response.session), cookies: answer.headers.getSetCookie() };
  }

  /** Ends the session of the browser that sends these headers, if it has one. */
  async signOut(headers: Headers): Promise<CookieHeaders> {
    if (this.#cookieOf(headers) === undefined) return [];
    const signedIn = await this.#signedInBrowser(headers);
    if (signedIn !== null) {
      await this.#context.database.transaction((tx) => this.#end(tx, signedIn));
      // The event says so too, a moment later; the next request of this browser may be quicker.
      this.#forget(signedIn.sessionId);
    }
    return (await this.#auth.api.signOut({ headers: onlyCookie(headers), returnHeaders: true })).headers.getSetCookie();
  }

  /** Whether the session exists and has not expired, as stored now. */
  async isOpen(sessionId: string): Promise<boolean> {
    const { database, clock } = this.#context;
    const found = await database.db
      .select({ id: sessionTable.id })
      .from(sessionTable)
      .where(and(eq(sessionTable.id, sessionId), gt(sessionTable.expiresAt, clock.now())));
    return found.length > 0;
  }

  async #end(tx: Tx, ended: SignedIn): Promise<void> {
    await endSession(tx, ended);
    await cancelExpiry(tx, ended.sessionId);
  }

  /** Who is signed in on the browser, read from the database. */
  async #signedInBrowser(headers: Headers): Promise<SignedIn | null> {
    return this.#cookieOf(headers) === undefined ? null : this.#lookUp(headers.get('Cookie') ?? '');
  }

  #forget(sessionId: string): void {
    this.#memory.end(sessionId, this.#context.clock.now());
  }

  async #lookUp(cookie: string): Promise<SignedIn | null> {
    return (await this.#readSession(cookie))?.signedIn ?? null;
  }

  async #readSession(cookie: string): Promise<{ readonly signedIn: SignedIn; readonly expiresAt: Date } | null> {
    const headers = new Headers({ Cookie: cookie });
    const found = await this.#auth.api.getSession({ headers, query: { disableRefresh: true } });
    return found && { signedIn: toSignedIn(found.session), expiresAt: found.session.expiresAt };
  }

  #cookieOf(headers: Headers): string | undefined {
    return parse(headers.get('Cookie') ?? '', this.#cookieName)[this.#cookieName];
  }
}

function toSignedIn(session: { readonly id: string; readonly userId: string }): SignedIn {
  return { accountId: brandId(session.userId), sessionId: session.id };
}

/** What better-auth gets to see: not the address and not the browser, which it would store with the session. */
function onlyCookie(headers: Headers): Headers {
  return new Headers({ Cookie: headers.get('Cookie') ?? '' });
}
