import { until } from '@finemesh/testkit';
import { expect, it } from 'vitest';
import { createTestServer, signInAs } from '../testing/index.ts';

const patience = 60_000;
const dayMs = 86_400_000;

/** A server at a time that a test moves by hand: better-auth counts by the machine's clock, so it begins there. */
async function createMovableServer() {
  let aheadMs = 0;
  const server = await createTestServer({ clock: { now: () => new Date(Date.now() + aheadMs) } });
  return { server, advance: (ms: number) => void (aheadMs += ms) };
}

it('a session that is not used for a month ends, and its sockets with it', { timeout: patience }, async () => {
  const { server, advance } = await createMovableServer();
  const wall = await signInAs(server, 'command');
  const feed = await wall.follow(['posts.own']);
  advance(29 * dayMs);
  await server.runDue();
  expect(feed.disconnected).toBeUndefined();
  advance(2 * dayMs);
  await server.runDue();
  await until('the end', () => feed.disconnected !== undefined);
  expect((await wall.get('session')).status).toBe(401);
});

it('a session that was renewed goes on for as long as its new expiry says', { timeout: patience }, async () => {
  const { server, advance } = await createMovableServer();
  const wall = await signInAs(server, 'command');
  const feed = await wall.follow(['posts.own']);
  await server.context.database.pool.query("update session set expires_at = expires_at + interval '10 days'");
  advance(31 * dayMs);
  await server.runDue();
  expect(feed.disconnected).toBeUndefined();
  advance(10 * dayMs);
  await server.runDue();
  await until('the end', () => feed.disconnected !== undefined);
});

it('a signed-out session leaves no wake-up behind', { timeout: patience }, async () => {
  const server = await createTestServer();
  const tian = await signInAs(server, 'tian');
  await tian.send('DELETE', 'session');
  const { rows } = await server.context.database.pool.query("select 1 from due where kind = 'people.sessionExpires'");
  expect(rows).toEqual([]);
});
