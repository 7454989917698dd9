import { encodeSync, readCell, readRows, writeCell } from '@finemesh/roster';
import { until } from '@finemesh/testkit';
import { asc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DatabaseKind } from '../../testing/index.ts';
import { accessLogTable, rosterCellHistoryTable, rosterCellTable, rosterSnapshotTable, rosterUpdateTable } from '../tables.ts';
import { createRosterServer, joinWith, rowOf, takeBuilding, type RosterServer } from '../testing/createRosterServer.ts';

const patience = 60_000;

describe.each(['embedded', 'postgresql'] satisfies DatabaseKind[])('roster sockets on %s', (database) => {
  let server: RosterServer;
  beforeAll(async () => {
    server = await createRosterServer({ database });
  }, patience);

  it('show two stock peers each other’s edits and who is there', async () => {
    const building = takeBuilding();
    const keeper = await server.join(server.people.appoint('microGridder', '周阿姨'), building);
    const lawyer = await server.join(server.people.appoint('lawyer', '方律师'), building);
    const cell = { household: building.first, column: 'headCount' };
    keeper.provider.awareness.setLocalState({ user: { name: 'somebody else' }, cell });
    writeCell(keeper.doc, building.first, 'headCount', 5);
    writeCell(lawyer.doc, building.second, 'promise', '修灯');
    await until('both edits on both sides', () =>
      readCell(lawyer.doc, building.first, 'headCount') === 5 && readCell(keeper.doc, building.second, 'promise') === '修灯');
    const seenByLawyer = lawyer.provider.awareness.getStates();
    await until('the keeper’s cell', () => seenByLawyer.get(keeper.clientId)?.['cell']);
    expect(seenByLawyer.get(keeper.clientId)).toEqual({ user: { name: '周阿姨', role: 'microGridder' }, cell });
    keeper.provider.destroy();
    await until('the leaver to go', () => !seenByLawyer.has(keeper.clientId));
  });

  it('roll a denied cell back on the stock client that wrote it, show it to nobody, and say why', async () => {
    const building = takeBuilding();
    const lawyer = await server.join(server.people.appoint('lawyer'), building);
    const keeper = await server.join(server.people.appoint('microGridder'), building);
    const seenByKeeper = new Set<unknown>();
    rowOf(keeper.doc, building.first).observe(() => seenByKeeper.add(readCell(keeper.doc, building.first, 'headCount')));
    rowOf(lawyer.doc, building.first).set('headCount', 9);
    writeCell(lawyer.doc, building.first, 'promise', 'ramp');
    await until('the rollback', () => readCell(lawyer.doc, building.first, 'headCount') === 2);
    await until('the allowed edit', () => readCell(keeper.doc, building.first, 'promise') === 'ramp');
    expect(seenByKeeper.has(9)).toBe(false);
    expect(await until('the reason', () => lawyer.denied[0])).toEqual({
      household: building.first,
      column: 'headCount',
      reason: 'notAllowed',
    });
    expect(lawyer.provider.wsconnected).toBe(true);
    const history = await server.context.database.db
      .select()
      .from(rosterCellHistoryTable)
      .where(eq(rosterCellHistoryTable.building, building.code))
      .orderBy(asc(rosterCellHistoryTable.id));
    expect(history.map(({ column, from, to, outcome, denial, role }) => [column, from, to, outcome, denial, role])).toEqual([
      ['headCount', 2, 9, 'denied', 'notAllowed', 'lawyer'],
      ['promise', null, 'ramp', 'written', null, 'lawyer'],
    ]);
  });

  it('close 4403 on another account’s client id and change nothing', async () => {
    const building = takeBuilding();
    const keeper = await server.join(server.people.appoint('microGridder'), building);
    writeCell(keeper.doc, building.first, 'promise', 'lamp');
    const lawyer = await server.join(server.people.appoint('lawyer'), building);
    const forger = new Y.Doc({ meta: { facet: 'dwelling' } });
    Y.applyUpdate(forger, Y.encodeStateAsUpdate(lawyer.doc));
    forger.clientID = keeper.clientId;
    forger.on('update', (update: Uint8Array) => lawyer.provider.ws?.send(encodeSync('update', update)));
    rowOf(forger, building.second).set('promise', 'forged');
    expect(await lawyer.closed).toEqual({ code: 4403, reason: 'notAllowed' });
    expect(lawyer.provider.shouldConnect).toBe(false);
    // The victim's own next edit has the clock that the forger used; it must not be lost.
    writeCell(keeper.doc, building.second, 'headCount', 7);
    const fresh = await server.join(server.people.appoint('microGridder'), building);
    await until('the victim’s edit', () => readCell(fresh.doc, building.second, 'headCount') === 7);
    expect(readCell(fresh.doc, building.second, 'promise')).toBeNull();
  });

  it('close 4403 on a deleted row, which everybody else keeps', async () => {
    const building = takeBuilding();
    const vandal = await server.join(server.people.appoint('microGridder'), building);
    const keeper = await server.join(server.people.appoint('microGridder'), building);
    vandal.doc.getMap('households').delete(building.first);
    expect(await vandal.closed).toEqual({ code: 4403, reason: 'notAllowed' });
    expect(readRows(keeper.doc)).toHaveLength(3);
  });

  it('end a connection with its post, and open no other', async () => {
    const building = takeBuilding();
    const account = server.people.appoint('microGridder');
    const joined = await server.join(account, building);
    const unused = await server.ticketOf(account, building);
    server.people.endPosts(account);
    expect(await joined.closed).toEqual({ code: 4403, reason: 'notAllowed' });
    const again = await joinWith(server.url, building, unused);
    expect(await again.closed).toEqual({ code: 4403, reason: 'notAllowed' });
  });

  it('acknowledge every update once it is stored', async () => {
    const building = takeBuilding();
    const keeper = await server.join(server.people.appoint('microGridder'), building);
    for (let count = 1; count <= 20; count++) writeCell(keeper.doc, building.first, 'headCount', count);
    // The step 2 that answers the server's step 1 counts as well.
    await until('all acknowledgements', () => keeper.acknowledged() === 21);
    const cells = await server.context.database.db
      .select()
      .from(rosterCellTable)
      .where(eq(rosterCellTable.household, building.first));
    expect(cells.find(({ column }) => column === 'headCount')?.value).toBe(20);
  });

  it('keep everything that was acknowledged through a restart on the same data', { timeout: patience }, async () => {
    const building = takeBuilding();
    const first = await createRosterServer({ database });
    const account = first.people.appoint('microGridder');
    const keeper = await first.join(account, building);
    for (let count = 1; count <= 130; count++) {
      writeCell(keeper.doc, building.first, 'headCount', count % 30);
      if (count % 10 === 0) await until('acknowledgement', () => keeper.acknowledged() >= count);
    }
    await until('all acknowledgements', () => keeper.acknowledged() === 131);
    const { db } = first.context.database;
    await until('a snapshot in place of a hundred updates', async () => (await db.select().from(rosterSnapshotTable)).length === 1);
    expect((await db.select().from(rosterUpdateTable)).length).toBeLessThan(100);
    keeper.provider.destroy();
    await first.close();

    const second = await createRosterServer({ database, people: first.people, config: first.config });
    const again = await second.join(account, building);
    expect(readCell(again.doc, building.first, 'headCount')).toBe(130 % 30);
    writeCell(again.doc, building.first, 'headCount', 1);
    await until('an edit after the restart', () => again.acknowledged() === 2);
  });

  it('log who opened a contact or care document and why, and refuse who may open none', async () => {
    const building = takeBuilding();
    const keeper = server.people.appoint('microGridder');
    const opened = await server.tickets(keeper, building);
    expect(opened.facets.map(({ facet }) => facet)).toEqual(['dwelling', 'contact', 'care']);
    expect(opened.facets[0]?.writableColumns).not.toContain('flat');
    const log = await server.context.database.db
      .select()
      .from(accessLogTable)
      .where(eq(accessLogTable.building, building.code));
    expect(log.map(({ accountId, facet, purpose }) => ({ accountId, facet, purpose }))).toEqual([
      { accountId: keeper, facet: 'contact', purpose: 'visit' },
      { accountId: keeper, facet: 'care', purpose: 'visit' },
    ]);
    const refused = await server.requestTickets(server.people.appoint('administrator'), building.code);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'notAllowed' });
    expect((await server.requestTickets(keeper, '320105004004B999')).status).toBe(404);
  });
});
