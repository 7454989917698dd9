import { betterAuth } from 'better-auth/minimal';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { username } from 'better-auth/plugins/username';
import type { AreaContext } from '../platform/index.ts';
import { hashPassword, verifyPassword } from './passwordHash.ts';
import { accountTable, credentialTable, sessionTable, verificationTable } from './tables.ts';

/** A wall and a volunteer's phone stay signed in as long as they are used once a month. */
const sessionSeconds = 30 * 86_400;
const renewEverySeconds = 86_400;

/**
 * better-auth, called as a library: its own routes are not mounted, so there is no sign-up, no password reset and no account
 * lookup that anybody could call.
 */
export function createAuth({ config, database }: Pick<AreaContext, 'config' | 'database'>) {
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
    emailAndPassword: { enabled: true, disableSignUp: true, password: { hash: (password) => hashPassword(password), verify: verifyPassword } },
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
    // Attempts are limited by us: SignInGate.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}
