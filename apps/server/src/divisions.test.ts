import { errorKinds, rosterSocketPath, type PublishDivision, type RosterTickets, type TerritoryNode } from '@finemesh/contract';
import { brandId, codeOfPath, type TerritoryCode } from '@finemesh/domain';
import type { SeededRandom } from '@finemesh/geo';
import { createTempFolder, randomOfRun, registerEnd, until } from '@finemesh/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createPostgresDatabase, createTestServer, signInAs, TestClient, type TestServer } from './testing/index.ts';

const community = brandId<TerritoryCode>('320105004004');

type Nodes = readonly TerritoryNode[];
interface Row {
  [column: string]: unknown;
}

describe('divisions that are published one after the other', () => {
  let server: TestServer;
  let admin: TestClient;

  beforeAll(async () => {
    server = await createTestServer();
    admin = await signInAs(server, 'admin');
  }, 60_000);

  const rowsOf = async <Columns extends Row>(query: string): Promise<Columns[]> =>
    (await server.context.database.pool.query<Columns>(query)).rows;
  const nodesOf = async (): Promise<Nodes> => (await admin.get<{ nodes: Nodes }>('territory/nodes')).body.nodes;

  /** The whole territory as one string a place, read from the tables and not from what a publication left in memory. */
  async function expectSound(): Promise<void> {
    const nodes = new Map((await nodesOf()).map((node) => [node.code, node]));
    const memberships = await rowsOf<{ place: string; micro_grid: string }>('select place, micro_grid from place_membership where until is null');
    const microGridOf = new Map(memberships.map((row) => [row.place, row.micro_grid]));
    expect(memberships).toHaveLength(microGridOf.size);
    const households = await rowsOf<{ code: string; building_code: string }>('select code, building_code from household');
    const counts = new Map<string, number>();
    for (const { building_code: building } of households) {
      const microGrid = microGridOf.get(building);
      expect(nodes.get(brandId(microGrid ?? '')), building).toMatchObject({ level: 'microGrid' });
      counts.set(microGrid ?? '', (counts.get(microGrid ?? '') ?? 0) + 1);
    }
    for (const node of nodes.values()) if (node.level === 'microGrid') expect(node.households).toBe(counts.get(node.code) ?? 0);
    await expectProjections(nodes);
  }

  /** Every path beside a fact is the one that its narrowest code has in a territory read from the database. */
  async function expectProjections(nodes: ReadonlyMap<string, TerritoryNode>): Promise<void> {
    const successions = await rowsOf<{ code: string; successor: string; is_named: boolean }>('select * from division_succession');
    const next = new Map(successions.map((row) => [row.code, row]));
    const resolve = (code: string): string => (next.has(code) ? resolve(next.get(code)?.successor ?? '') : code);
    const pathOf = (code: string): string => nodes.get(resolve(code))?.path ?? `nowhere: ${code}`;
    const cases = await rowsOf<{ place_code: string; path: string; lng: number | null; holder_path: string; holder_post_id: string | null }>('select * from "case"');
    const posts = await rowsOf<{ id: string; territory_code: string; territory_path: string }>('select * from post where until is null');
    const postById = new Map(posts.map((post) => [post.id, post]));
    for (const { place_code: code, path, lng, holder_path: holderPath, holder_post_id: postId } of cases) {
      // Where there is a point, the narrowest node around it is asked in TerritoryIndex.test.ts.
      if (lng === null || /[BS]/.test(code)) expect(path).toBe(pathOf(code));
      else expect(nodes.get(codeOfPath(path))?.path).toBe(path);
      expect(nodes.get(codeOfPath(holderPath))?.path).toBe(holderPath);
      if (postById.has(postId ?? '')) expect(holderPath).toBe(postById.get(postId ?? '')?.territory_path);
    }
    for (const { territory_code: code, territory_path: path } of posts) expect(path).toBe(pathOf(code));
    const ledger = await rowsOf<{ from_path: string }>('select distinct from_path from case_step where from_path is not null');
    for (const { from_path: path } of ledger) expect(nodes.get(codeOfPath(path))?.path).toBe(path);
  }

  it('T1 T10 T12 keep every household in one micro-grid and every path that of its narrowest code', { timeout: 120_000 }, async () => {
    const random = randomOfRun();
    await expectSound();
    const before = { cases: await rowsOf('select id, place_code from "case" order by id'), steps: await rowsOf('select count(*) from case_step') };
    const names = await rowsOf('select case_id, version, by_path, to_path from case_step order by 1, 2');
    for (let version = 1; version <= 5; version += 1) {
      const draft = drawDraft(await nodesOf(), version, random);
      const { status, body } = await admin.post<{ version: number }>('territory/divisions', draft);
      expect([status, body.version], `seed ${random.seed}: ${JSON.stringify(body)}`).toEqual([201, version + 1]);
      await until('the new territory', async () => (await nodesOf()).some(({ name }) => name.zh.endsWith(`第${version + 1}版`)));
      await expectSound();
    }
    expect(await rowsOf('select id, place_code from "case" order by id')).toEqual(before.cases);
    expect(await rowsOf('select count(*) from case_step')).toEqual(before.steps);
    // History is not rewritten.
    expect(await rowsOf('select case_id, version, by_path, to_path from case_step order by 1, 2')).toEqual(names);
  });

  it('ends posts by an event where their node was given up, and keeps those with a successor', async () => {
    const open = await rowsOf<{ territory_code: string }>('select territory_code from post where until is null');
    const ended = await rowsOf<{ territory_code: string }>('select territory_code from post where until is not null');
    expect(ended.length).toBeGreaterThan(0);
    const events = await rowsOf<{ type: string; count: string }>("select type, count(*) from event where type like 'post.%' group by type order by type");
    expect(events.map(({ type, count }) => `${type} ${count}`)).toEqual([`post.ended ${ended.length}`, `post.moved ${events.find(({ type }) => type === 'post.moved')?.count}`]);
    expect(open.length + ended.length).toBe(Number((await rowsOf<{ count: string }>('select count(*) from post'))[0]?.count));
  });
});

describe('what is open over a publication', () => {
  const building9 = brandId<TerritoryCode>(`${community}B009`);

  it('T17 ends the sockets of a building for who keeps it no longer, and opens it to who keeps it now', { timeout: 120_000 }, async () => {
    const server = await createTestServer();
    const [admin, keeper, neighbour] = [await signInAs(server, 'admin'), await signInAs(server, 'tian'), new TestClient(server)];
    const { nodes } = (await neighbour.get<{ nodes: Nodes }>('territory/nodes')).body;
    const opened = await openDwelling(server, keeper, building9);
    expect(opened.closedWith).toBeUndefined();

    const microGrid = nodes.find(({ path }) => path.endsWith(`/${building9}`))?.parentCode;
    const other = nodes.find(({ level, code }) => level === 'microGrid' && code !== microGrid && code.startsWith(microGrid?.slice(0, 15) ?? '-'));
    const draft = drawPresent(nodes);
    const members = draft.members.map((member) => (member.place === building9 ? { ...member, microGrid: other?.code ?? member.place } : member));
    expect((await admin.post('territory/divisions', { ...draft, members })).status).toBe(201);
    await until('the end of the socket', () => opened.closedWith !== undefined);
    expect(opened.closedWith).toBe(errorKinds.notAllowed.closeCode);
    expect((await keeper.post(`rosters/${building9}/tickets`, { purpose: 'visit' })).status).toBe(403);

    const [holder] = (
      await server.context.database.pool.query<{ username: string }>(
        "select username from post join account on account.id = post.account_id where role = 'microGridder' and territory_code = $1",
        [other?.code],
      )
    ).rows;
    const now = await openDwelling(server, await signInAs(server, holder?.username ?? ''), building9);
    expect(now.closedWith).toBeUndefined();
  });

  it('T16 has a screen whose cursor lies before it load its lists again, over a restart too', { timeout: 120_000 }, async () => {
    const config = { databaseUrl: await createPostgresDatabase(), dataDir: createTempFolder() };
    const server = await createTestServer({ config });
    const wall = await signInAs(server, 'command');
    const earlier = await wall.follow(['cases.wall'], 0);
    await until('a replay', () => earlier.messages.length > 0);
    expect(earlier.resets).toEqual([]);
    const admin = await signInAs(server, 'admin');
    const { nodes } = (await admin.get<{ nodes: Nodes }>('territory/nodes')).body;
    expect((await admin.post('territory/divisions', drawPresent(nodes))).status).toBe(201);
    await until('the reset of who is there', () => earlier.resets.length === 1);

    const restarted = await createTestServer({ config: { ...config, secret: server.config.secret } });
    for (const { context, ...running } of [server, restarted]) {
      const { rows } = await context.database.pool.query<{ sequence: string }>("select sequence from event where type = 'territory.published'");
      const later = await (await signInAs({ context, ...running }, 'command')).follow(['cases.wall'], 0);
      await until('its reset', () => later.resets.length > 0);
      expect(later.resets).toEqual([{ topics: ['cases.wall'], cursor: Number(rows[0]?.sequence) }]);
      expect(later.messages).toEqual([]);
    }
  });

  /** A roster socket that is open and in use; the code with which it was closed, once it is. */
  async function openDwelling(server: TestServer, client: TestClient, building: TerritoryCode) {
    const { body } = await client.post<RosterTickets>(`rosters/${building}/tickets`, { purpose: 'visit' });
    const ticket = body.facets.find(({ facet }) => facet === 'dwelling')?.ticket ?? '';
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}${rosterSocketPath}/${building}/dwelling?ticket=${ticket}`);
    registerEnd(() => socket.close());
    const opened: { closedWith: number | undefined } = { closedWith: undefined };
    socket.on('close', (code) => (opened.closedWith = code));
    await new Promise((resolve) => socket.once('message', resolve).once('close', resolve));
    return opened;
  }
});

/** The community as it is divided now. */
function drawPresent(nodes: Nodes): PublishDivision {
  const inside = nodes.filter(({ path }) => path.includes(`/${community}/`));
  return {
    basedOn: 1,
    within: community,
    note: '',
    nodes: inside.flatMap(({ code, name, gridKind, center, level }) =>
      level === 'grid' || level === 'microGrid' ? { code, name, gridKind, center, boundary: null } : [],
    ),
    members: inside.flatMap(({ code, level, parentCode }) =>
      level === 'building' && parentCode !== null ? { place: code, microGrid: parentCode } : [],
    ),
    successors: [],
  };
}

/** A random division of the community: its buildings dealt out to micro-grids of old and of new codes, some codes given up. */
function drawDraft(nodes: Nodes, version: number, random: SeededRandom): PublishDivision {
  const inside = nodes.filter(({ path }) => path.includes(`/${community}/`));
  const old = inside.filter(({ level }) => level === 'grid' || level === 'microGrid');
  const kept = old.filter(({ level }) => level === 'grid').filter(() => random.next() < 0.7);
  const codes = new Set<string>(kept.map(({ code }) => code));
  for (let i = 0; i < random.integer(1, 4); i += 1) codes.add(`${community}${100 * version + i}`);
  const grids = [...codes];
  const microGrids = new Set(old.flatMap(({ code, level }) => (level === 'microGrid' && codes.has(code.slice(0, 15)) && random.next() < 0.7 ? code : [])));
  for (const grid of grids) microGrids.add(brandId(`${grid}${50 + version}`));
  const all = [...grids, ...microGrids];
  const microGridList = [...microGrids];
  const nameOf = (code: string) => ({ zh: `${code}第${version + 1}版`, en: `${code} version ${version + 1}` });
  return {
    basedOn: version,
    within: community,
    note: `round ${version}`,
    nodes: all.map((code) => ({
      code: brandId(code),
      name: nameOf(code),
      gridKind: code.length === 15 ? ('comprehensive' as const) : null,
      center: [118.69, 32.02] as [number, number],
      boundary: null,
    })),
    members: inside.flatMap(({ code, level }) => (level === 'building' ? { place: code, microGrid: random.pick(microGridList) } : [])),
    successors: old.flatMap(({ code, level }) =>
      all.includes(code) || random.next() < 0.5
        ? []
        : { from: code, to: brandId(level === 'grid' ? random.pick(grids) : random.pick(microGridList)) },
    ),
  };
}
