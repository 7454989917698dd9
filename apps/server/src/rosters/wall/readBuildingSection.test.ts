import type { BuildingSection } from '@finemesh/contract';
import type { AccountId } from '@finemesh/domain';
import { readCell, writeCell } from '@finemesh/roster';
import { until } from '@finemesh/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRosterServer, takeBuilding, type RosterServer, type TestBuilding } from '../testing/createRosterServer.ts';

describe('a building on the wall', () => {
  let server: RosterServer;
  let wall: AccountId;
  beforeAll(async () => {
    server = await createRosterServer({ database: 'postgresql' });
    wall = server.people.appoint('commander');
  }, 60_000);

  const ask = (building: TestBuilding, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/wall/rosters/${building.code}`, { headers: { 'X-Test-Account': wall, ...headers } });
  const section = async (building: TestBuilding) => (await ask(building)).json() as Promise<BuildingSection>;

  it('shows every home of a roster that nobody has opened yet, by place and state alone', async () => {
    expect((await section(takeBuilding())).homes).toEqual([
      { entrance: 1, floor: 2, position: 1, visit: 'notVisited', occupancy: null },
      { entrance: 1, floor: 1, position: 1, visit: 'notVisited', occupancy: null },
      { entrance: 1, floor: 1, position: 2, visit: 'notVisited', occupancy: null },
    ]);
  });

  it('follows what is written, and has no flat, no promise and no name in its bytes', async () => {
    const building = takeBuilding();
    const keeper = await server.join(server.people.appoint('microGridder', '周阿姨'), building);
    writeCell(keeper.doc, building.first, 'promise', 'CANARY-PROMISE');
    writeCell(keeper.doc, building.first, 'visitOutcome', 'absent');
    writeCell(keeper.doc, building.second, 'occupancy', 'vacant');
    await until('the edits on the wall', async () => (await section(building)).homes.some(({ visit }) => visit === 'absent'));
    await until('all edits stored', () => keeper.acknowledged() === 4);
    const bytes = await (await ask(building)).text();
    const { homes, readers } = JSON.parse(bytes) as BuildingSection;
    expect(homes.filter(({ floor }) => floor === 1).map(({ visit }) => visit)).toEqual(['absent', 'vacant']);
    expect(readers).toEqual({ microGridder: 1 });
    expect(readCell(keeper.doc, building.first, 'flat')).toBe('101');
    expect(bytes).not.toMatch(/CANARY|周阿姨|E1-|"flat"|\b10[12]\b|\b201\b/);
  });

  it('answers 304 while nothing has changed', async () => {
    const building = takeBuilding();
    const first = await ask(building);
    const tag = first.headers.get('ETag') ?? '';
    expect(first.headers.get('Cache-Control')).toBe('private, no-cache');
    expect((await ask(building, { 'If-None-Match': tag })).status).toBe(304);
    const keeper = await server.join(server.people.appoint('microGridder'), building);
    writeCell(keeper.doc, building.first, 'visitOutcome', 'visited');
    await until('another section', async () => (await ask(building, { 'If-None-Match': tag })).status === 200);
  });

  it('is for screens of a command centre; they open no document', async () => {
    const building = takeBuilding();
    expect((await server.requestTickets(wall, building.code)).status).toBe(403);
    for (const role of ['microGridder', 'lawyer', 'administrator'] as const) {
      expect((await ask(building, { 'X-Test-Account': server.people.appoint(role) })).status, role).toBe(403);
    }
    expect((await fetch(`${server.url}/api/wall/rosters/${building.code}`)).status).toBe(401);
    expect((await fetch(`${server.url}/api/wall/rosters/320105004004B999`, { headers: { 'X-Test-Account': wall } })).status).toBe(404);
  });
});
