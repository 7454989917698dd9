import { FinemeshError, type SignIn } from '@finemesh/contract';
import { brandId, type AccountId } from '@finemesh/domain';
import { betterAuth } from 'better-auth/minimal';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { username } from 'better-auth/plugins/username';
import { parse } from 'hono/utils/cookie';
import type { AreaContext } from '../platform/index.ts';
import { accountTable, credentialTable, sessionTable, verificationTable } from './tables.ts';

/** Who a cookie belongs to. */
export interface SignedIn {
  readonly accountId: AccountId;
  readonly sessionId: string;
}

/** Headers to send to the browser, so that it keeps or drops the cookie. */
export type CookieHeaders = readonly string[];

/** Sign-in and sessions. Knows nothing of posts and rights. */
export interface Sessions {
  /** @throws `wrongCredentials`, the same for an unknown name as for a wrong password. */
  signIn(credentials: SignIn): Promise<{ signedIn: SignedIn; cookies: CookieHeaders }>;
  /** Who sends these headers; `null` for nobody. Asked for every request, so the answer is remembered for 10 s. */
  identify(headers: Headers): Promise<SignedIn | null>;
  /** As `identify`, read anew, and with the cookie's life prolonged once a day. */
  renew(headers: Headers): Promise<{ signedIn: SignedIn; cookies: CookieHeaders } | null>;
  /** Ends the session and returns its id, `null` where there is none. */
  signOut(headers: Headers): Promise<{ sessionId: string | null; cookies: CookieHeaders }>;
}

/** A wall and a volunteer's phone stay signed in as long as they are used once a month. */
const sessionSeconds = 30 * 86_400;
const renewEverySeconds = 86_400;
const rememberMs = 10_000;
const rememberedAtMost = 10_000;
/** Longer than any look-up takes; afterwards the database itself knows no such session. */
const endedMs = 60_000;

/**
 * Sessions by better-auth, called as a library: its own routes are not mounted, so there is no sign-up, no password reset
 * and no account lookup that anybody could call.
 */
export async function createSessions(context: Pick<AreaContext, 'config' | 'database' | 'clock'>): Promise<Sessions> {
  const auth = createAuth(context);
  const cookieName = (await auth.$context).authCookies.sessionToken.name;
  const remembered = new Map<string, { readonly answer: SignedIn | null; readonly until: number }>();

  /** Cookies that were signed out, with the moment until which an answer from before may still be on its way. */
  const ended = new Map<string, number>();

  async function lookUp(headers: Headers): Promise<SignedIn | null> {
    const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
    return found === null ? null : toSignedIn(found.session);
  }

  function forget(cookie: string): void {
    const now = context.clock.now().getTime();
    for (const [old, until] of ended) if (until <= now) ended.delete(old);
    ended.set(cookie, now + endedMs);
    remembered.delete(cookie);
  }

  return {
    async signIn(credentials) {
      const answer = await auth.api
        .signInUsername({ body: credentials, headers: new Headers(), returnHeaders: true })
        .catch((error: unknown) => {
          // A name that cannot exist is told like a wrong one.
          if (error instanceof APIError && error.statusCode < 500) throw new FinemeshError('wrongCredentials');
          throw error;
        });
      const cookies = answer.headers.getSetCookie();
      const signedIn = await lookUp(new Headers({ Cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') }));
      if (signedIn === null) throw new Error('the session that was just made cannot be read');
      return { signedIn, cookies };
    },

    async identify(headers) {
      const cookie = readCookie(headers, cookieName);
      if (cookie === undefined) return null;
      const now = context.clock.now().getTime();
      const known = remembered.get(cookie);
      if (known !== undefined && known.until > now) return known.answer;
      const answer = await lookUp(onlyCookie(headers));
      // Read before the sign-out and come back after it: true no longer, and not to be remembered.
      if (ended.has(cookie)) return null;
      if (remembered.size >= rememberedAtMost) remembered.clear();
      remembered.set(cookie, { answer, until: now + rememberMs });
      return answer;
    },

    async renew(headers) {
      if (readCookie(headers, cookieName) === undefined) return null;
      const answer = await auth.api.getSession({ headers: onlyCookie(headers), returnHeaders: true });
      if (answer.response === null) return null;
      return { signedIn: toSignedIn(answer.response.session), cookies: answer.headers.getSetCookie() };
    },

    async signOut(headers) {
      const cookie = readCookie(headers, cookieName);
      if (cookie === undefined) return { sessionId: null, cookies: [] };
      const signedIn = await lookUp(onlyCookie(headers));
      const answer = await auth.api.signOut({ headers: onlyCookie(headers), returnHeaders: true });
      forget(cookie);
      return { sessionId: signedIn?.sessionId ?? null, cookies: answer.headers.getSetCookie() };
    },
  };
}

function createAuth({ config, database }: Pick<AreaContext, 'config' | 'database'>) {
  return betterAuth({
    // Only used to decide how cookies are made: nothing is served under it.
    baseURL: config.origins.workbench,
    trustedOrigins: Object.values(config.origins),
    secret: config.secret,
    database: drizzleAdapter(database.db, {
      provider: 'pg',
      schema: {
        user: accountTable,
        session: sessionTable,
        account: credentialTable,
        verification: verificationTable,
      },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true },
    plugins: [username({ maxUsernameLength: 64, minUsernameLength: 1, displayUsername: false })],
    session: { expiresIn: sessionSeconds, updateAge: renewEverySeconds },
    advanced: {
      database: { generateId: 'uuid' },
      // The cookie names no domain, so each of the three origins keeps its own.
      cookiePrefix: 'finemesh',
      useSecureCookies: config.mode === 'production',
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      ipAddress: { disableIpTracking: true },
    },
    // Attempts are limited by us, by account and by the socket's own address (AttemptLimiter).
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

function toSignedIn(session: { readonly id: string; readonly userId: string }): SignedIn {
  return { accountId: brandId(session.userId), sessionId: session.id };
}

function readCookie(headers: Headers, name: string): string | undefined {
  return parse(headers.get('Cookie') ?? '', name)[name];
}

/** What better-auth gets to see: not the address and not the browser, which it would store with the session. */
function onlyCookie(headers: Headers): Headers {
  return new Headers({ Cookie: headers.get('Cookie') ?? '' });
}
