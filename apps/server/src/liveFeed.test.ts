import { liveVersion, type Candidate, type FollowedCase, type LiveMessage, type PostList, type SessionView, type StaffCase } from '@finemesh/contract';
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
} from './testing/index.ts';

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

  const sequencesOf = (messages: readonly LiveMessage[]): number[] => messages.map(({ sequence }) => sequence);

  it('gives a screen that comes back all it has missed, each event once and in order', async () => {
    const { body: list } = await wall.get<{ cursor: number }>('wall/cases');
    let { cursor } = list;
    const watching = await wall.follow(['cases.wall'], cursor);
    const seen: number[] = [];
    // Reports keep coming while the second screen leaves and returns six times.
    const reports = (async () => {
      for (let i = 0; i < 30; i += 1) await report();
    })();
    for (let round = 0; round < 6; round += 1) {
      const feed: TestFeed = await wall.follow(['cases.wall'], cursor);
      await until('something new', () => feed.messages.length >= 2);
      feed.socket.disconnect();
      seen.push(...sequencesOf(feed.messages));
      cursor = feed.upTo;
    }
    await reports;
    const last = await wall.follow(['cases.wall'], cursor);
    await until('the end of the log', () => last.upTo === server.context.events.head);
    seen.push(...sequencesOf(last.messages));
    await until('the end of the log on the screen that stayed', () => watching.upTo === server.context.events.head);

    expect(seen).toHaveLength(30);
    expect(seen).toEqual(sequencesOf(watching.messages));
  });

  it('has a screen whose cursor is not of this log load again', async () => {
    const feed = await wall.follow(['cases.wall'], 9_000_000);
    await until('the reset', () => feed.resets.length === 1);
    const { case: reported } = await report();
    await until('what comes after it', () => feed.typesOf(reported.id).length === 1);
  });

  it('LS1 LS2 LS3 LS5 replays to a second subscription on the same connection, and refuses what it does not know', async () => {
    const { cursor, case: reported } = await report();
    const feed = await wall.follow(['cases.wall']);
    const call = { version: liveVersion, topics: ['cases.wall'], after: cursor };
    expect(await feed.subscribe(call)).toEqual({ ok: true, topics: ['cases.wall'], after: cursor });
    await until('the report', () => feed.typesOf(reported.id).length === 1);
    expect(await feed.subscribe({ ...call, version: 2 })).toEqual({ ok: false, code: 'unsupportedVersion' });
    expect(await feed.subscribe({ ...call, topics: ['cases.everything'] })).toEqual({ ok: false, code: 'unknownTopic' });
    expect(await feed.subscribe({ ...call, topics: ['cases.followed'] })).toEqual({ ok: false, code: 'notAllowed' });
  });

  it('lets a resident follow one case and no other', async () => {
    const mine = await report();
    const feed = await resident.followCase(mine.case.trackingNumber, mine.cursor);
    const other = await report();
    await wall.follow(['cases.wall'], other.cursor).then((screen) =>
      until('the other report elsewhere', () => screen.typesOf(other.case.id).length === 1),
    );
    await until('the own report', () => feed.typesOf(mine.case.id).length === 1);
    expect(feed.messages).toHaveLength(1);
    expect(feed.messages[0]).toMatchObject({ case: { audience: 'resident', trackingNumber: mine.case.trackingNumber } });
  });

  it('takes live rights away with the last post, before anything that comes after it, and says when there is another', async () => {
    const { accountId, postIds, client } = await appointSpare();
    const feed = await client.follow(['cases.team', 'posts.own']);
    const first = await report();
    await until('the first report', () => feed.typesOf(first.case.id).length === 1);

    for (const postId of postIds) expect((await admin.post(`posts/${postId}/end`, {})).status).toBe(200);
    const changes = () => feed.messages.filter(({ type }) => type === 'posts.changed').length;
    await until('word of each end', () => changes() === postIds.length);
    expect((await client.get<SessionView>('session')).body.posts).toEqual([]);

    const second = await report();
    expect((await admin.post('posts', { accountId, role: 'gridLeader', territoryCode: '320105004004' })).status).toBe(201);
    await until('word of the new post', () => changes() === postIds.length + 1);
    expect(feed.typesOf(second.case.id)).toEqual([]);
    expect(feed.disconnected).toBeUndefined();
  });

  it('shows a new territory on an open connection from the moment of the appointment', async () => {
    const { accountId, client } = await appointSpare();
    const feed = await client.follow(['cases.team', 'posts.own']);
    const elsewhere = { categoryCode: 'FA01', placeCode: '320105004004B001', words: '' };
    const before = (await resident.post<FollowedCase>('cases', elsewhere)).body;
    const appointed = await admin.post('posts', { accountId, role: 'gridLeader', territoryCode: '320105004004' });
    expect(appointed.status).toBe(201);
    const after = (await resident.post<FollowedCase>('cases', elsewhere)).body;
    await until('the report after it', () => feed.typesOf(after.case.id).length === 1);
    expect(feed.typesOf(before.case.id)).toEqual([]);
    expect(feed.messages.map(({ type }) => type)).toContain('posts.changed');
  });

  it('ends the connections of a session that signs out, and no others', async () => {
    const [first, second] = [await signInAs(server, 'officer'), await signInAs(server, 'officer')];
    const leaving = await first.follow(['cases.team']);
    const staying = await second.follow(['cases.team']);
    expect((await first.send('DELETE', 'session')).status).toBe(204);
    await until('the end', () => leaving.disconnected !== undefined);
    expect(leaving.ended).toBe('notSignedIn');
    expect(staying.disconnected).toBeUndefined();
    expect((await first.get('session')).status).toBe(401);
  });

  it('refuses a handshake without a good ticket', async () => {
    for (const ticket of ['', 'x.y', undefined as unknown as string]) {
      const feed = new TestFeed(server, ticket);
      registerEnd(() => void feed.socket.close());
      await expect(feed.open()).rejects.toThrow('ticketExpired');
    }
  });

  it.each(['lawyer', 'cadre', 'admin'])('sends a reader without cases their own posts too: %s', async (username) => {
    const client = await signInAs(server, username);
    const feed = await client.follow(['posts.own', 'cases.team']);
    const { account } = (await client.get<SessionView>('session')).body;
    await report();
    const appointed = await admin.post<{ id: string }>('posts', { accountId: account.id, role: 'lawyer', territoryCode: '320105007' });
    expect(appointed.status).toBe(201);
    await until('the appointment', () => feed.messages.length === 1);
    await admin.post(`posts/${appointed.body.id}/end`, {});
    await until('the end', () => feed.messages.length === 2);
    expect(feed.messages).toMatchObject([{ topic: 'posts.own' }, { topic: 'posts.own' }]);
  });

  it('shows nothing of the team to a wall: neither words nor names nor timeline', async () => {
    const canary = '金丝雀在三楼';
    const [onWall, atDesk] = [await wall.follow(['cases.wall']), await wall.follow(['cases.team'])];
    const input = { categoryCode: 'FA01', placeCode: building9, words: canary };
    const { id } = (await resident.post<FollowedCase>('cases', input)).body.case;
    await wall.post(`cases/${id}/note`, { words: canary });
    await until('both', () => [onWall, atDesk].every((feed) => feed.typesOf(id).length === 2));
    expect(JSON.stringify(atDesk.messages)).toContain(canary);
    expect(JSON.stringify(onWall.messages)).not.toContain(canary);
    expect(onWall.messages.every((message) => message.topic === 'cases.wall' && !('timeline' in ('case' in message ? message.case : {})))).toBe(true);
  });

  it('LD5 sends that it is gone to who handed a confidential case on, and nothing to anybody else', async () => {
    const { holder, others } = await reportConfidential();
    const [mine, theirs, onWall] = [await holder.client.follow(['cases.team']), await wall.follow(['cases.team']), await wall.follow(['cases.wall'])];
    const { body } = await holder.client.get<{ candidates: Candidate[] }>(`cases/${holder.caseId}/candidates`);
    const postId = body.candidates.find(({ refusal }) => refusal === null)?.postId ?? 'none';
    const next = await Promise.all(others.map((client) => client.follow(['cases.team'])));
    const { cursor } = (await holder.client.get<{ cursor: number }>('cases')).body;
    expect((await holder.client.post(`cases/${holder.caseId}/hand-over`, { postId })).status).toBe(200);
    await until('the loss', () => mine.typesOf(holder.caseId).length === 1);
    expect(mine.messages).toMatchObject([{ type: 'case.gone', id: holder.caseId }]);
    const { case: after } = await report();
    await until('what comes after it', () => [theirs, onWall].every((feed) => feed.typesOf(after.id).length === 1));
    for (const feed of [theirs, onWall]) expect(JSON.stringify(feed.messages)).not.toContain(holder.caseId);
    expect(next.filter((feed) => feed.typesOf(holder.caseId).includes('case.handedOver')).length).toBeLessThanOrEqual(1);
    // A screen that was away learns it as well.
    const late = await holder.client.follow(['cases.team'], cursor);
    await until('the loss again', () => late.typesOf(holder.caseId).length === 1);
    expect(late.typesOf(holder.caseId)).toEqual(['case.gone']);
  });

  it('LB1 goes on for others while one connection floods', async () => {
    const flooding = await wall.follow(['cases.wall']);
    const other = await wall.follow(['cases.wall']);
    for (let i = 0; i < 500; i += 1) flooding.socket.emit('live.subscribe', { version: liveVersion, topics: ['cases.wall'], after: 0 });
    const { case: reported } = await report();
    await until('the report', () => other.typesOf(reported.id).length === 1);
    await until('the end of the flood', () => flooding.ended === 'tooManyRequests');
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

  /** A case of domestic violence, its holder, and the other officers of the community. */
  async function reportConfidential(): Promise<{ holder: { caseId: string; client: TestClient }; others: TestClient[] }> {
    const input = { categoryCode: 'DM04', placeCode: building9, words: '' };
    const { id } = (await resident.post<FollowedCase>('cases', input)).body.case;
    const { rows } = await server.context.database.pool.query<{ username: string }>(
      `select distinct username from account join post on post.account_id = account.id where role in ('communityOfficer', 'cadre') and territory_path like '%/320105004004%'`,
    );
    const clients = await Promise.all(rows.map(({ username }) => signInAs(server, username)));
    const reads = await Promise.all(clients.map(async (client) => (await client.get<{ case: StaffCase }>(`cases/${id}`)).status === 200));
    const client = clients[reads.indexOf(true)];
    if (client === undefined) throw new Error('nobody holds the confidential case');
    return { holder: { caseId: id, client }, others: clients.filter((other) => other !== client) };
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
  it('sends what the first one has written, with the case read again', async () => {
    const databaseUrl = await createPostgresDatabase();
    const [first, second] = [
      await createTestServer({ config: { databaseUrl, dataDir: createTempFolder() } }),
      await createTestServer({ config: { databaseUrl, dataDir: createTempFolder() } }),
    ];
    const feed = await (await signInAs(second, 'command')).follow(['cases.wall']);
    const input = { categoryCode: 'FA01', placeCode: building9, words: '' };
    const { case: reported } = (await new TestClient(first).post<FollowedCase>('cases', input)).body;
    await until('the report', () => feed.typesOf(reported.id).length === 1);
    expect(feed.messages[0]).toMatchObject({ type: 'case.reported', case: { id: reported.id, version: 1, audience: 'wall' } });
  }, 60_000);
});

it('LE4 says that the server stops, and so that the page may come back', async () => {
  const server = await createTestServer();
  const feed = await (await signInAs(server, 'command')).follow(['cases.wall']);
  await server.close();
  await until('the end', () => feed.disconnected !== undefined);
  expect(feed.ended).toBe('unavailable');
}, 60_000);
