import { expect } from '@playwright/test';
import type { BuiltProduct } from '@finemesh/testkit/product';

/** Signs in at the workbench as a program does; returns the Cookie header. */
export async function signInByApi(product: BuiltProduct, username: string): Promise<string> {
  const { accounts } = (await (await product.request('workbench', '/api/demo/accounts')).json()) as {
    accounts: { username: string; password: string }[];
  };
  const account = accounts.find((candidate) => candidate.username === username);
  const answer = await product.request('workbench', '/api/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password: account?.password }),
  });
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}

/** Gives somebody a post, as an administrator does; returns the post's id. */
export async function appointPost(
  product: BuiltProduct,
  administrator: string,
  role: string,
  username: string,
  territoryCode: string,
): Promise<string> {
  const accountId = (await sessionOf(product, await signInByApi(product, username))).account.id;
  const answer = await product.request('workbench', '/api/posts', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: administrator, 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({ accountId, role, territoryCode }),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

/** Ids of the active posts within a node. */
export async function postsOf(product: BuiltProduct, cookie: string, within: string): Promise<string[]> {
  const answer = await product.request('workbench', `/api/posts?within=${within}`, { headers: { Cookie: cookie } });
  const { posts } = (await answer.json()) as { posts: { id: string }[] };
  return posts.map(({ id }) => id);
}

async function sessionOf(product: BuiltProduct, cookie: string): Promise<{ account: { id: string } }> {
  const answer = await product.request('workbench', '/api/session', { headers: { Cookie: cookie } });
  return (await answer.json()) as { account: { id: string } };
}
