import type { FinemeshError, PublishDivision } from '@finemesh/contract';
import { createTestClock } from '@finemesh/testkit';
import { asc } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller, Database } from '../../platform/index.ts';
import { eventTable } from '../../platform/eventLog/tables.ts';
import { createPerson, createTestDatabase, describeEachDatabase, quickestDatabase } from '../../testing/index.ts';
import type { DivisionHook } from '../DivisionHook.ts';
import { divisionOn, householdsOfBuilding, listDivisions, microGridOn, newestMap, nodesOn, type Division } from '../queries.ts';
import { readTerritory } from '../readTerritory.ts';
import { merchantTable } from '../tables.ts';
import { building, code, community, createNode, createSetup, stall } from '../testing/createSetup.ts';
import { publishDivision } from './publishDivision.ts';
import { setUpTerritory } from './setUpTerritory.ts';

const clock = createTestClock();
const oldGrid = `${community}001`;
const [first, second] = [`${oldGrid}01`, `${oldGrid}02`];
const newGrid = `${community}002`;
const [third, fourth] = [`${newGrid}01`, `${newGrid}02`];

/** Two micro-grids of two buildings each; S06's stall stands in building 1. */
async function createCommunity(database: Database): Promise<Caller> {
  const nodes = [createNode(oldGrid, 0), createNode(first, 0), createNode(second, 1)];
  await database.transaction((tx) => setUpTerritory(tx, createSetup(nodes, [first, first, second, second]), clock.now()));
  return createPerson(database, 'administrator', '320105', clock.now());
}

/** A new grid beside the old one: building 1 stays in the first micro-grid, 2 and 3 make the third, 4 the fourth. */
function createDraft(changes: Partial<PublishDivision> = {}): PublishDivision {
  return {
    basedOn: 1,
    within: community,
    note: 'a second grid',
    nodes: [createNode(oldGrid, 0), createNode(first, 0), createNode(newGrid, 1), createNode(third, 1), createNode(fourth, 2)].map(
      ({ boundary, ...node }) => ({ ...node, boundary: boundary as PublishDivision['nodes'][number]['boundary'] }),
    ),
    members: [first, third, third, fourth].map((microGrid, i) => ({ place: building(i + 1), microGrid: code(microGrid) })),
    successors: [{ from: code(second), to: code(fourth) }],
    ...changes,
  };
}

function publish(database: Database, caller: Caller, input: PublishDivision, hooks: readonly DivisionHook[] = []): Promise<Division> {
  clock.advance(60_000);
  return database.transaction((tx) => publishDivision(tx, { caller, input, at: clock.now(), hooks }));
}

describeEachDatabase('a published division', (database) => {
  let before: Date;
  let division: Division;
  const seen: string[] = [];

  beforeAll(async () => {
    const caller = await createCommunity(database());
    before = clock.now();
    division = await publish(database(), caller, createDraft(), [
      async (_, { territory }) => void seen.push(`version ${territory.version}: ${territory.pathOf(building(3))}`),
    ]);
  });

  it('T1 keeps the codes of places and says where each is now', async () => {
    const territory = await database().snapshot(readTerritory);
    expect(territory.find(building(3))?.path).toBe(`320105/320105004/${community}/${newGrid}/${third}/${building(3)}`);
    expect(territory.find(stall)?.path).toBe(`320105/320105004/${community}/${oldGrid}/${first}/${building(1)}/${stall}`);
    expect(territory.find(third)).toMatchObject({ level: 'microGrid', parentCode: newGrid, households: 6 });
    expect(territory.find(community)?.households).toBe(12);
    expect(territory.find(second)).toBeUndefined();
  });

  it('T3 knows of every place in which micro-grid it was on a day', async () => {
    const on = (place: string, at: Date) => microGridOn(database().db, code(place), at);
    expect([await on(building(3), before), await on(building(3), division.from)]).toEqual([second, third]);
    expect(await on(`${building(3)}E1-201`, before)).toBe(second);
    expect([await on(stall, before), await on(stall, division.from)]).toEqual([first, first]);
    expect(await on(building(3), new Date(0))).toBeUndefined();
  });

  it('T4 knows the tree of every division, and keeps the row of a node that stayed as it was', async () => {
    const codesOn = async (at: Date) => (await nodesOn(database().db, at)).map((node) => `${node.code} ${node.version}`);
    expect((await codesOn(before)).slice(3)).toEqual([`${oldGrid} 1`, `${first} 1`, `${second} 1`]);
    expect((await codesOn(division.from)).slice(3)).toEqual([
      `${oldGrid} 1`,
      `${first} 1`,
      `${newGrid} 2`,
      `${third} 2`,
      `${fourth} 2`,
    ]);
    expect((await listDivisions(database().db)).map(({ version, note }) => [version, note])).toEqual([
      [2, 'a second grid'],
      [1, ''],
    ]);
    expect((await divisionOn(database().db, before))?.version).toBe(1);
  });

  it('T6 follows a code that was given up to its successor, and calls it by its old name in history', async () => {
    const territory = await database().snapshot(readTerritory);
    const path = `320105/320105004/${community}/${oldGrid}/${second}`;
    expect(territory.pathOf(code(second))).toBe(territory.find(fourth)?.path);
    expect(territory.nameOn(path, before)).toEqual({ zh: `名${second}`, en: `Name ${second}` });
    expect(territory.past.seatOn(code(second), before)).toBe(second);
    expect(territory.past.seatOn(code(second), division.from)).toBe(fourth);
  });

  it('T7 lets a report from open ground follow its point', async () => {
    const territory = await database().snapshot(readTerritory);
    // It was in the second micro-grid, whose posts go on in the fourth; the ground is the third's now.
    expect(territory.pathOf(code(second), [118.7015, 32.0005])).toBe(territory.find(third)?.path);
    expect(territory.pathOf(code(second), [118.9, 32.0005])).toBe(territory.find(fourth)?.path);
  });

  it('T9 draws the base map again', async () => {
    const map = JSON.parse((await newestMap(database().db))?.document ?? '{}') as Record<string, { features: { properties: object }[] }>;
    expect(map['microGrids']?.features.map(({ properties }) => properties)).toEqual(
      [first, third, fourth].map((text) => ({ code: text, name: `名${text}`, nameEn: `Name ${text}`, kind: 'comprehensive', grid: text.slice(0, 15) })),
    );
    expect(map['buildings']?.features.map(({ properties }) => properties)).toMatchObject([first, third, third, fourth].map((microGrid) => ({ microGrid })));
  });

  it('T8 has areas rewrite their paths by the new territory, and writes one event', async () => {
    expect(seen).toEqual([`version 2: 320105/320105004/${community}/${newGrid}/${third}/${building(3)}`]);
    const events = await database().db.select().from(eventTable).orderBy(asc(eventTable.sequence));
    expect(events.map(({ type, path, payload }) => ({ type, path, payload }))).toEqual([
      { type: 'territory.published', path: `320105/320105004/${community}`, payload: { version: 2 } },
    ]);
  });

  it('T2 has a merchant at a stall and no column of a household', async () => {
    expect(Object.keys(merchantTable).filter((key) => !key.startsWith('_') && key !== 'enableRLS')).toEqual([
      'stall',
      'tradeName',
      'tradeKind',
      'openingState',
    ]);
    const territory = await database().snapshot(readTerritory);
    expect(territory.find(stall)).toMatchObject({ level: 'stall', households: 0, merchant: { tradeName: '江畔鲜蔬' } });
    expect(await householdsOfBuilding(database().db, building(1))).toHaveLength(3);
  });
});

describe('publishDivision', () => {
  async function open(): Promise<{ database: Database; caller: Caller }> {
    const database = await createTestDatabase(quickestDatabase());
    return { database, caller: await createCommunity(database) };
  }
  const refusalOf = (work: Promise<unknown>): Promise<FinemeshError> => work.then(() => Promise.reject(new Error('it was published')), (error: FinemeshError) => error);

  it('T5 changes nothing when an area cannot rewrite its paths', async () => {
    const { database, caller } = await open();
    const work = publish(database, caller, createDraft(), [() => Promise.reject(new Error('no'))]);
    await expect(work).rejects.toThrow('no');
    expect(await listDivisions(database.db)).toHaveLength(1);
    expect(await microGridOn(database.db, building(3), clock.now())).toBe(second);
    expect(await database.db.select().from(eventTable)).toEqual([]);
  });

  it('T5 is for an administrator of the node', async () => {
    const { database } = await open();
    for (const [role, path] of [['commander', '320105/320105004'], ['administrator', `320105/320105004/${community}/${oldGrid}`]] as const) {
      const caller = await createPerson(database, role, path, clock.now());
      expect(await refusalOf(publish(database, caller, createDraft()))).toMatchObject({ code: 'notAllowed' });
    }
  });

  it('T5 refuses a draft that was made of another version', async () => {
    const { database, caller } = await open();
    await publish(database, caller, createDraft());
    expect(await refusalOf(publish(database, caller, createDraft()))).toMatchObject({ code: 'stateConflict', fields: [{ field: 'basedOn' }] });
  });

  it('T5 names what is wrong with a draft', async () => {
    const { database, caller } = await open();
    const draft = createDraft({ members: createDraft().members.slice(1), within: community });
    expect(await refusalOf(publish(database, caller, draft))).toMatchObject({
      code: 'invalidInput',
      fields: [{ field: 'members', code: 'missing', message: `${building(1)} is missing` }],
    });
    expect(await refusalOf(publish(database, caller, { ...draft, within: building(1) }))).toMatchObject({ fields: [{ field: 'within' }] });
  });

  it('T6 never gives a code out again that was given up', async () => {
    const { database, caller } = await open();
    await publish(database, caller, createDraft());
    const nodes = [...createDraft().nodes, ...createDraft().nodes.slice(1, 2).map((node) => ({ ...node, code: code(second) }))];
    expect(await refusalOf(publish(database, caller, createDraft({ basedOn: 2, nodes, successors: [] })))).toMatchObject({
      fields: [{ field: 'nodes.5.code', code: 'retired' }],
    });
  });
});
