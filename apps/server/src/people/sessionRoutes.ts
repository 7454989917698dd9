import { FinemeshError, routes } from '@finemesh/contract';
import type { Context } from 'hono';
import { mountRoutes, networkOf, type ApiEnv, type MountedRoutes } from '../platform/index.ts';
import { KnownDevices } from './KnownDevices.ts';
import { presentSession } from './present.ts';
import { findAccount } from './queries.ts';
import type { PeopleParts } from './People.ts';
import type { SignedIn } from './SessionMemory.ts';
import { SignInGate } from './SignInGate.ts';

/** Sign-in, sign-out and who one is. */
export function sessionRoutes({ context, territory, posts, sessions }: PeopleParts): MountedRoutes {
  const { config, clock } = context;
  const gate = new SignInGate({ now: () => clock.now() });
  const devices = new KnownDevices(config.secret, config.mode === 'production');

  async function viewOf({ accountId }: SignedIn) {
    const account = await findAccount(context.database.db, accountId);
    if (account === undefined) throw new FinemeshError('notSignedIn');
    return presentSession(account, await posts.postsOf(accountId), territory.index(), context.clock.now());
  }

  return mountRoutes(routes.session, {
    async signIn({ body: credentials }, c) {
      const { headers } = c.req.raw;
      const name = credentials.username.trim().toLowerCase();
      const device = devices.recognise(headers, name);
      const { signedIn, cookies } = await gate.pass(
        { name, network: networkOf(c.var.remoteAddress), device },
        () => sessions().signIn(credentials, headers),
        (waitSeconds) => c.header('Retry-After', String(waitSeconds)),
      );
      setCookies(c, [...cookies, devices.remember(name, device)]);
      return viewOf(signedIn);
    },

    async getSession(_, c) {
      const renewed = await sessions().renew(c.req.raw.headers);
      if (renewed === null) throw new FinemeshError('notSignedIn');
      setCookies(c, renewed.cookies);
      return viewOf(renewed.signedIn);
    },

    async signOut(_, c) {
      setCookies(c, await sessions().signOut(c.req.raw.headers));
    },
  });
}

function setCookies(c: Context<ApiEnv>, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
  // An answer that names a person stays out of every cache.
  c.header('Cache-Control', 'no-store');
}
