import { territoryMapSchema, type LocatedPlace, type Problem, type TerritoryNode, type WallCase, type WallOverview } from '@finemesh/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, signInAs, TestClient, type TestServer } from '../testing/index.ts';
import { householdsOfBuilding } from './index.ts';

const street = '320105004';
const fanghua8to10 = '32010500400400202';

describe('the territory of the demo', () => {
  let server: TestServer;
  let resident: TestClient;

  beforeAll(async () => {
    server = await createTestServer();
    resident = new TestClient(server);
  }, 60_000);

  const nodesOf = async (query: string) => (await resident.get<{ nodes: TerritoryNode[] }>(`territory/nodes?${query}`)).body.nodes;

  it('has the numbers of the pilot (DOMAIN.md)', async () => {
    expect(await nodesOf(`within=${street}&level=microGrid`)).toHaveLength(47);
    const grids = await nodesOf(`within=${street}&level=grid`);
    expect(grids.filter(({ gridKind }) => gridKind === 'comprehensive')).toHaveLength(14);
    expect(grids.filter(({ gridKind }) => gridKind === 'exclusive')).toHaveLength(2);
    expect((await nodesOf(`within=${fanghua8to10}`))[0]).toMatchObject({ level: 'microGrid', households: 152 });
  });

  it('lists every flat of a building once', async () => {
    const buildings = await nodesOf(`within=${fanghua8to10}&level=building`);
    expect(buildings).toHaveLength(3);
    const flats = await Promise.all(buildings.map(({ code }) => householdsOfBuilding(server.context.database.db, code)));
    expect(new Set(flats.flat().map(({ code }) => code)).size).toBe(152);
  });

  it('answers for a place in the river with nothing, and for an unknown node with 404', async () => {
    expect((await resident.get<LocatedPlace>('territory/locate?lng=118.60&lat=32.10')).body).toEqual({ node: null, microGrid: null });
    expect((await resident.get<Problem>('territory/nodes?within=999999')).status).toBe(404);
    const wrong = await resident.get<Problem>('territory/nodes?within=nowhere');
    expect(wrong.body).toMatchObject({ code: 'invalidInput', fields: [{ field: 'within' }] });
  });

  it('sends the map once, and 304 to who has it', async () => {
    const first = await resident.get<object>('territory/map');
    expect(territoryMapSchema.safeParse(first.body).success).toBe(true);
    const etag = first.headers.get('ETag') ?? '';
    const again = await resident.send<string>('GET', 'territory/map', { headers: { 'If-None-Match': etag } });
    expect([again.status, again.body]).toEqual([304, '']);
    const packed = await fetch(`${server.url}/api/territory/map`, { headers: { 'Accept-Encoding': 'br' } });
    expect(packed.headers.get('Content-Encoding')).toBe('br');
    expect(await packed.json()).toEqual(first.body);
  });

  it('counts for the wall, and shows it cases that wait, are dispatched and worked on', async () => {
    const wall = await signInAs(server, 'command');
    const { body } = await wall.get<WallOverview>('wall/overview');
    expect(body).toMatchObject({ street: { code: street }, households: 5_040, microGrids: 47, microGridsWithPost: 47 });
    const { cases } = (await wall.get<{ cases: WallCase[] }>('wall/cases')).body;
    const shown = new Set(cases.map(({ state }) => state));
    for (const state of ['received', 'triaged', 'inGrid'] as const) expect(shown, state).toContain(state);
  });
});
