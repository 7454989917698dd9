import { positionSocketPath, type Readiness, type RosterTickets } from '@finemesh/contract';
import { connectSocket, createTempFolder, registerEnd, until } from '@finemesh/testkit';
import { startPostgres } from '@finemesh/testkit/postgres';
import pino from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestClient } from './testing/index.ts';
import { DatabaseHealth } from './platform/database/index.ts';
import { createPostgresDatabase, createTestServer, signInAs, TestFeed, type TestServer } from './testing/index.ts';

/** A kind of socket: how its ticket is asked for, and how it is opened with one. */
interface SocketKind {
  readonly ticket: (client: TestClient) => Promise<string>;
  /** Resolves once its ticket has been judged, with its end; rejects or ends at once when it is refused. */
  readonly open: (server: TestServer, ticket: string) => Promise<OpenSocket>;
}

interface OpenSocket {
  readonly isClosed: () => boolean;
  /** The code that the server has given for its end. */
  readonly why: () => string | undefined;
}

const building9 = '320105004004B009';

async function openRaw(server: TestServer, path: string): Promise<OpenSocket & { readonly hasSpoken: () => boolean }> {
  const { closed, messages } = await connectSocket(`${server.url.replace('http', 'ws')}${path}`);
  let why: string | undefined;
  void closed.then(({ reason }) => (why = reason));
  return { isClosed: () => why !== undefined, why: () => why, hasSpoken: () => messages.length > 0 };
}

/**
 * A document's socket, once its ticket has been judged: who is refused is refused behind the handshake, and who is not is sent the
 * first step of the protocol. Of two that were only connected, the second one's ticket may be judged first.
 */
async function openDocument(server: TestServer, path: string): Promise<OpenSocket> {
  const socket = await openRaw(server, path);
  await until('the verdict on the ticket', () => socket.isClosed() || socket.hasSpoken());
  return socket;
}

const kinds: Record<'live' | 'positions' | 'roster', SocketKind> = {
  live: {
    ticket: async (client) => (await client.post<{ ticket: string }>('tickets', { purpose: 'live' })).body.ticket,
    async open(server, ticket) {
      const feed = new TestFeed(server, ticket);
      await feed.start(['posts.own'], null);
      return { isClosed: () => feed.disconnected !== undefined, why: () => feed.ended };
    },
  },
  positions: {
    ticket: async (client) => (await client.post<{ ticket: string }>('tickets', { purpose: 'positions' })).body.ticket,
    open: (server, ticket) => openRaw(server, `${positionSocketPath}?ticket=${ticket}`),
  },
  roster: {
    async ticket(client) {
      const { body } = await client.post<RosterTickets>(`rosters/${building9}/tickets`, { purpose: 'rosterUpkeep' });
      return body.facets.find(({ facet }) => facet === 'dwelling')?.ticket ?? '';
    },
    open: (server, ticket) => openDocument(server, `/rosters/${building9}/dwelling?ticket=${ticket}`),
  },
};

async function isRefused(kind: SocketKind, server: TestServer, ticket: string): Promise<boolean> {
  const opened = await kind.open(server, ticket).catch(() => null);
  if (opened === null) return true;
  await until('the refusal', () => opened.isClosed());
  return true;
}

describe.each(Object.entries(kinds))('a socket of %s', (_name, kind) => {
  let server: TestServer;
  let second: TestServer;
  beforeAll(async () => {
    const databaseUrl = await createPostgresDatabase();
    // The same secret, so that tickets of one process are read by the other.
    server = await createTestServer({ config: { databaseUrl, dataDir: createTempFolder() } });
    const { secret } = server.config;
    second = await createTestServer({ config: { databaseUrl, dataDir: createTempFolder(), secret } });
  }, 60_000);

  it('TK4 is opened by its ticket once, in one process', async () => {
    const ticket = await kind.ticket(await signInAs(server, 'tian'));
    const first = await kind.open(server, ticket);
    expect(await isRefused(kind, server, ticket)).toBe(true);
    expect(await isRefused(kind, second, ticket)).toBe(true);
    expect(first.isClosed()).toBe(false);
  });

  it('TK5 is not opened with a ticket from before the sign-out', async () => {
    const tian = await signInAs(server, 'tian');
    const [here, there] = [await kind.ticket(tian), await kind.ticket(tian)];
    await tian.send('DELETE', 'session');
    expect(await isRefused(kind, server, here)).toBe(true);
    expect(await isRefused(kind, second, there)).toBe(true);
  });

  it('TK6 ends with the sign-out in every process, and the account’s other device stays', async () => {
    const [phone, desk] = [await signInAs(server, 'tian'), await signInAs(server, 'tian')];
    const here = await kind.open(server, await kind.ticket(phone));
    const there = await kind.open(second, await kind.ticket(phone));
    const other = await kind.open(second, await kind.ticket(desk));
    const began = performance.now();
    await phone.send('DELETE', 'session');
    await until('both ends', () => here.isClosed() && there.isClosed());
    // The second process reads the log every half second.
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(other.isClosed()).toBe(false);
  });

  it('TK8 ends when its browser signs in again', async () => {
    const browser = await signInAs(server, 'tian');
    const open = await kind.open(server, await kind.ticket(browser));
    const again = await browser.post('session', { username: 'tian', password: 'finemesh-demo' });
    expect(again.status).toBe(200);
    await until('the end', () => open.isClosed());
    expect((await browser.get('session')).status).toBe(401);
  });
});

describe('a database that fails', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
  }, 60_000);

  it.each(Object.entries(kinds))('TK9 ends the sockets of %s at once, and lets none in until it serves again', async (_name, kind) => {
    const { health } = server.context.database;
    if (!(health instanceof DatabaseHealth)) throw new Error('the database of a server has its health');
    registerEnd(() => health.become({ kind: 'serving' }));
    const tian = await signInAs(server, 'tian');
    const [open, refused, again] = [await kind.open(server, await kind.ticket(tian)), await kind.ticket(tian), await kind.ticket(tian)];
    health.become({ kind: 'refusingChanges', fault: 'full', since: new Date() });
    await until('the end', () => open.isClosed());
    expect(open.why()).toBe('storageAway');
    expect(await isRefused(kind, server, refused)).toBe(true);
    health.become({ kind: 'serving' });
    expect((await kind.open(server, again)).isClosed()).toBe(false);
  });
});

async function startOnItsOwnPostgres() {
  const postgres = await startPostgres();
  registerEnd(() => postgres.stop());
  await postgres.execute('create database finemesh');
  const config = { databaseUrl: postgres.urlOf('finemesh'), dataDir: createTempFolder() };
  return { postgres, server: await createTestServer({ config, logger: pino({ level: 'silent' }) }) };
}

it('TK9 an outage of PostgreSQL ends every kind of socket and is said in /readyz, until it is back', { timeout: 120_000 }, async () => {
  const { postgres, server } = await startOnItsOwnPostgres();
  const readiness = async (): Promise<unknown[]> => {
    const answer = await fetch(`${server.url}/readyz`);
    const { status, database } = (await answer.json()) as Readiness;
    return [answer.status, status, database.fault];
  };
  const tian = await signInAs(server, 'tian');
  const openAll = () => Promise.all(Object.values(kinds).map(async (kind) => kind.open(server, await kind.ticket(tian))));
  const open = await openAll();
  const away = [503, 'database away', 'unreachable'];

  await postgres.crash();
  await until('the ends', () => open.every((socket) => socket.isClosed()));
  expect(open.map((socket) => socket.why())).toEqual(open.map(() => 'storageAway'));
  expect(await readiness()).toEqual(away);
  // Whose session is remembered still gets a ticket; it opens nothing.
  expect(await isRefused(kinds.live, server, await kinds.live.ticket(tian))).toBe(true);

  await postgres.resume();
  await until('its return', async () => (await readiness())[0] === 200);
  expect(await readiness()).toEqual([200, 'ready', undefined]);
  expect((await openAll()).map((socket) => socket.isClosed())).toEqual([false, false, false]);
});

it('a server stops in order during an outage of PostgreSQL, with documents in memory', { timeout: 120_000 }, async () => {
  const { postgres, server } = await startOnItsOwnPostgres();
  const open = await kinds.roster.open(server, await kinds.roster.ticket(await signInAs(server, 'tian')));
  await postgres.crash();
  await until('the end', () => open.isClosed());
  await expect(server.close()).resolves.toBeUndefined();
});

it('a ticket is refused in any other spelling', { timeout: 60_000 }, async () => {
  const server = await createTestServer();
  registerEnd(() => server.close());
  const ticket = await kinds.positions.ticket(await signInAs(server, 'tian'));
  const last = ticket.at(-1) ?? '';
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  for (const other of [...alphabet].filter((character) => character !== last)) {
    await expect(kinds.positions.open(server, ticket.slice(0, -1) + other), other).rejects.toThrow('401');
  }
  await kinds.positions.open(server, ticket);
});
