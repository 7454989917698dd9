import { FinemeshError, sessionViewSchema, signInSchema } from '@finemesh/contract';
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { createApi, problemResponses, type Api, type ApiEnv } from '../platform/index.ts';
import { presentSession } from './present.ts';
import { findAccount } from './queries.ts';
import type { PeopleParts } from './People.ts';
import type { SignedIn } from './SessionMemory.ts';
import { SignInGate } from './SignInGate.ts';

/** Sign-in, sign-out and who one is. */
export function sessionRoutes({ context, territory, posts, sessions }: PeopleParts): Api {
  const api = createApi();
  const gate = new SignInGate();

  async function viewOf({ accountId }: SignedIn) {
    const account = await findAccount(context.database.db, accountId);
    if (account === undefined) throw new FinemeshError('notSignedIn');
    return presentSession(account, await posts.postsOf(accountId), territory.index(), context.clock.now());
  }

  api.openapi(signIn, async (c) => {
    const credentials = c.req.valid('json');
    const { signedIn, cookies } = await gate.pass(
      credentials,
      c.var.remoteAddress,
      context.clock.now(),
      () => sessions().signIn(credentials, c.req.raw.headers),
      (waitSeconds) => c.header('Retry-After', String(waitSeconds)),
    );
    setCookies(c, cookies);
    return c.json(await viewOf(signedIn), 200);
  });

  api.openapi(getSession, async (c) => {
    const renewed = await sessions().renew(c.req.raw.headers);
    if (renewed === null) throw new FinemeshError('notSignedIn');
    setCookies(c, renewed.cookies);
    return c.json(await viewOf(renewed.signedIn), 200);
  });

  api.openapi(signOut, async (c) => {
    setCookies(c, await sessions().signOut(c.req.raw.headers));
    return c.body(null, 204);
  });

  return api;
}

function setCookies(c: Context<ApiEnv>, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
  // An answer that names a person stays out of every cache.
  c.header('Cache-Control', 'no-store');
}

const session = { description: 'Who is signed in', content: { 'application/json': { schema: sessionViewSchema } } };

const signIn = createRoute({
  method: 'post',
  path: '/session',
  tags: ['people'],
  summary: 'Sign in with name and password',
  request: { body: { content: { 'application/json': { schema: signInSchema } }, required: true } },
  responses: { 200: session, ...problemResponses('invalidInput', 'wrongCredentials', 'tooManyRequests') },
});

const getSession = createRoute({
  method: 'get',
  path: '/session',
  tags: ['people'],
  summary: 'Who is signed in',
  responses: { 200: session, ...problemResponses('notSignedIn') },
});

const signOut = createRoute({
  method: 'delete',
  path: '/session',
  tags: ['people'],
  summary: 'Sign out',
  responses: { 204: { description: 'Nobody is signed in on this device any more' } },
});
