import type { Candidate, FollowedCase, LiveEvent, PostList, SessionView } from '@finemesh/contract';
import { createTempFolder, registerEnd, until } from '@finemesh/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createPostgresDatabase,
  createTestServer,
  signInAs,
  TestClient,
  TestFeed,
  type DatabaseKind,
  type TestServer,
} from '../testing/index.ts';

const building9 = '320105004004B009';

describe.each<DatabaseKind>(['embedded', 'postgresql'])('the live feed on %s', (database) => {
  let server: TestServer;
  let resident: TestClient;
  let wall: TestClient;
  let admin: TestClient;

  beforeAll(async () => {
    server = await createTestServer({ database });
    resident = new TestClient(server);
    wall = await signInAs(server, 'command');
    admin = await signInAs(server, 'admin');
  }, 60_000);

  async function report(): Promise<FollowedCase> {
    const input = { categoryCode: 'FA01', placeCode: building9, words: '' };
    return (await resident.post<FollowedCase>('cases', input)).body;
  }

  const sequencesOf = (events: readonly LiveEvent[]): number[] => events.map(({ sequence }) => sequence);

  it('gives a screen that comes back all it has missed, each event once and in order', async () => {
    const { body: list } = await wall.get<{ cursor: number }>('wall/cases');
    let { cursor } = list;
    const watching = await wall.follow({ purpose: 'live', presentation: 'wall' }, cursor);
    const seen: number[] = [];
    // Reports keep coming while the second screen leaves and returns six times.
    const reports = (async () => {
      for (let i = 0; i < 30; i += 1) await report();
    })();
    for (let round = 0; round < 6; round += 1) {
      const feed: TestFeed = await wall.follow({ purpose: 'live', presentation: 'wall' }, cursor);
      await until('something new', () => feed.events.length >= 2);
      feed.socket.disconnect();
      seen.push(...sequencesOf(feed.events));
      cursor = feed.upTo;
    }
    await reports;
    const last = await wall.follow({ purpose: 'live', presentation: 'wall' }, cursor);
    await until('the end of the log', () => last.upTo === server.context.events.head);
    seen.push(...sequencesOf(last.events));
    await until('the end of the log on the screen that stayed', () => watching.upTo === server.context.events.head);

    expect(seen).toHaveLength(30);
    expect(seen).toEqual(sequencesOf(watching.events));
  });

  it('tells a screen whose cursor is not of this log to load anew', async () => {
    const feed = await wall.follow({ purpose: 'live', presentation: 'wall' }, 9_000_000);
    await until('the reset', () => feed.resets === 1);
    const { case: reported } = await report();
    await until('what comes after it', () => feed.typesOf(reported.id).length === 1);
  });

  it('replays to a second start on the same connection', async () => {
    const { cursor, case: reported } = await report();
    const feed = await wall.follow({ purpose: 'live', presentation: 'wall' });
    await feed.socket.emitWithAck('live.start', { after: cursor });
    await until('the report', () => feed.typesOf(reported.id).length === 1);
    expect(await feed.socket.emitWithAck('live.start', { after: -1 })).toEqual({ ok: false, code: 'invalidInput' });
  });

  it('lets a resident follow one case and no other', async () => {
    const mine = await report();
    const feed = await resident.follow({ purpose: 'follow', trackingNumber: mine.case.trackingNumber }, mine.cursor);
    const other = await report();
    await wall.follow({ purpose: 'live', presentation: 'wall' }, other.cursor).then((screen) =>
      until('the other report elsewhere', () => screen.typesOf(other.case.id).length === 1),
    );
    await until('the own report', () => feed.typesOf(mine.case.id).length === 1);
    expect(feed.events).toHaveLength(1);
    expect(feed.events[0]).toMatchObject({ case: { audience: 'resident', trackingNumber: mine.case.trackingNumber } });
  });

  it('takes live rights away with the last post, before anything that comes after it', async () => {
    const { postIds, client } = await appointSpare();
    const feed = await client.follow({ purpose: 'live', presentation: 'staff' });
    const first = await report();
    await until('the first report', () => feed.typesOf(first.case.id).length === 1);

    for (const postId of postIds) expect((await admin.post(`posts/${postId}/end`, {})).status).toBe(200);
    await until('the farewell', () => feed.disconnected !== undefined);
    expect(feed.events.at(-1)?.type).toBe('posts.changed');

    const second = await report();
    expect(feed.typesOf(second.case.id)).toEqual([]);
    expect((await client.post('tickets', { purpose: 'live', presentation: 'staff' })).status).toBe(403);
    expect((await client.get<SessionView>('session')).body.posts).toEqual([]);
  });

  it('shows a new territory on an open connection from the moment of the appointment', async () => {
    const { accountId, client } = await appointSpare();
    const feed = await client.follow({ purpose: 'live', presentation: 'staff' });
    const elsewhere = { categoryCode: 'FA01', placeCode: '320105004004B001', words: '' };
    const before = (await resident.post<FollowedCase>('cases', elsewhere)).body;
    const appointed = await admin.post('posts', { accountId, role: 'gridLeader', territoryCode: '320105004004' });
    expect(appointed.status).toBe(201);
    const after = (await resident.post<FollowedCase>('cases', elsewhere)).body;
    await until('the report after it', () => feed.typesOf(after.case.id).length === 1);
    expect(feed.typesOf(before.case.id)).toEqual([]);
    expect(feed.events.map(({ type }) => type)).toContain('posts.changed');
  });

  it('ends the connections of a session that signs out, and no others', async () => {
    const [first, second] = [await signInAs(server, 'officer'), await signInAs(server, 'officer')];
    const leaving = await first.follow({ purpose: 'live', presentation: 'staff' });
    const staying = await second.follow({ purpose: 'live', presentation: 'staff' });
    expect((await first.send('DELETE', 'session')).status).toBe(204);
    await until('the end', () => leaving.disconnected !== undefined);
    expect(staying.disconnected).toBeUndefined();
    expect((await first.get('session')).status).toBe(401);
  });

  it('refuses a handshake without a good ticket', async () => {
    for (const ticket of ['', 'x.y', undefined as unknown as string]) {
      const feed = new TestFeed(server, ticket);
      registerEnd(() => void feed.socket.close());
      await expect(feed.start(null)).rejects.toThrow('ticketExpired');
    }
  });

  let spare = 0;
  /** A person of the other street, who gets one post in a grid of this one in the place of what they had. */
  async function appointSpare(): Promise<{ accountId: string; postIds: string[]; client: TestClient }> {
    const { body } = await admin.get<PostList>('posts?within=320105007');
    spare += 1;
    const holder = body.posts.filter(({ role }) => role === 'microGridder').at(spare)?.holder;
    const accountId = holder?.accountId ?? '';
    for (const post of body.posts.filter((one) => one.holder?.accountId === accountId)) await admin.post(`posts/${post.id}/end`, {});
    const made = await admin.post<{ id: string }>('posts', { accountId, role: 'gridLeader', territoryCode: '320105004004002' });
    expect(made.status).toBe(201);
    return { accountId, postIds: [made.body.id], client: await signInAs(server, await usernameOf(accountId)) };
  }

  async function usernameOf(accountId: string): Promise<string> {
    const { rows } = await server.context.database.pool.query<{ username: string }>('select username from account where id = $1', [accountId]);
    return rows[0]?.username ?? '';
  }

  it('offers every candidate a live post', async () => {
    const { case: reported } = await report();
    const { body } = await wall.get<{ candidates: Candidate[] }>(`cases/${reported.id}/candidates`);
    expect(body.candidates[0]).toMatchObject({ role: 'microGridder', suggested: true, refusal: null });
    expect(body.candidates.every(({ role }) => !['lawyer', 'cadre', 'commander', 'administrator'].includes(role))).toBe(true);
  });
});

describe('the live feed of a second process on the same PostgreSQL', () => {
  it('tells of what the first one has written, with the case read anew', async () => {
    const databaseUrl = await createPostgresDatabase();
    const [first, second] = [
      await createTestServer({ config: { databaseUrl, dataDir: createTempFolder() } }),
      await createTestServer({ config: { databaseUrl, dataDir: createTempFolder() } }),
    ];
    const feed = await (await signInAs(second, 'command')).follow({ purpose: 'live', presentation: 'wall' });
    const input = { categoryCode: 'FA01', placeCode: building9, words: '' };
    const { case: reported } = (await new TestClient(first).post<FollowedCase>('cases', input)).body;
    await until('the report', () => feed.typesOf(reported.id).length === 1);
    expect(feed.events[0]).toMatchObject({ type: 'case.reported', case: { id: reported.id, version: 1, audience: 'wall' } });
  }, 60_000);
});
