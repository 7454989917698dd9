import { encodeSync, readCell, readRows, rosterFrameTypes, syncFrameTypes, writeCell } from '@finemesh/roster';
import { connectSocket, until } from '@finemesh/testkit';
import { asc, eq } from 'drizzle-orm';
import pino from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DatabaseKind } from '../testing/index.ts';
import { accessLogTable, rosterCellHistoryTable, rosterCellTable, rosterSnapshotTable, rosterUpdateTable } from './tables.ts';
import { createRosterServer, joinWith, takeBuilding, type Joined, type RosterServer } from './testing/createRosterServer.ts';

function rowOf(doc: Y.Doc, household: string): Y.Map<unknown> {
  return doc.getMap('households').get(household) as Y.Map<unknown>;
}

/** Close codes of the sockets that the provider has lost. */
function followCloses({ provider }: Joined): number[] {
  const codes: number[] = [];
  provider.on('connection-close', (event: { code: number } | null) => codes.push(event?.code ?? 0));
  return codes;
}

const patience = 60_000;
/** For the case whose failure is meant. */
const silentLogger = pino({ level: 'silent' });

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
      kind: 'cellsDenied',
      cells: [{ household: building.first, column: 'headCount', reason: 'notAllowed' }],
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
    expect(await lawyer.closed).toEqual({ code: 4403, reason: 'foreignClientId' });
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
    expect(await vandal.closed).toEqual({ code: 4403, reason: 'rowChange' });
    expect(readRows(keeper.doc)).toHaveLength(3);
  });

  it('end a connection with its post, and open no other', async () => {
    const building = takeBuilding();
    const account = server.people.appoint('microGridder');
    const joined = await server.join(account, building);
    server.people.endPosts(account);
    expect(await joined.closed).toEqual({ code: 4403, reason: 'postEnded' });
    const again = await joinWith(server.url, building, joined);
    expect(await again.closed).toEqual({ code: 4403, reason: 'postEnded' });
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

describe('roster sockets', () => {
  let server: RosterServer;
  beforeAll(async () => {
    server = await createRosterServer({ database: 'postgresql' });
  }, patience);

  it('list the buildings that the posts open', async () => {
    const list = async (role: 'lawyer' | 'administrator'): Promise<{ rosters: { building: { code: string } }[] }> => {
      const headers = { 'X-Test-Account': server.people.appoint(role) };
      return (await fetch(`${server.url}/api/rosters`, { headers })).json() as never;
    };
    expect((await list('lawyer')).rosters.map(({ building }) => building.code)).toContain('320105004004B001');
    expect((await list('administrator')).rosters).toEqual([]);
    expect((await fetch(`${server.url}/api/rosters`)).status).toBe(401);
  });

  it('refuse a ticket that is missing, forged or for another document', async () => {
    const building = takeBuilding();
    const { facets } = await server.tickets(server.people.appoint('microGridder'), building);
    const ticket = facets.find(({ facet }) => facet === 'contact')?.ticket ?? '';
    for (const query of ['', '?ticket=x.y', `?ticket=${ticket}x`, `?ticket=${ticket}`]) {
      const { closed } = await connectSocket(server.socketUrl(building, 'dwelling', query));
      expect(await closed, query).toEqual({ code: 4401, reason: 'ticket' });
    }
  });

  it.each([[[9]], [[0, 2, 5, 1]], [[0, 0, 1, 255]], [[1, 1, 3]], [[0, 2, 1, 7]], [[]]])('close 4400 on the frame %j', async (frame) => {
    const building = takeBuilding();
    const ticket = (await server.tickets(server.people.appoint('microGridder'), building)).facets[0]?.ticket ?? '';
    const { socket, closed } = await connectSocket(server.socketUrl(building, 'dwelling', `?ticket=${ticket}`));
    socket.send(Uint8Array.from(frame));
    expect(await closed).toEqual({ code: 4400, reason: 'malformed' });
  });

  it('close 4409 when three questions in a row were answered with the same gap', async () => {
    const building = takeBuilding();
    const joined = await server.join(server.people.appoint('microGridder'), building);
    const doc = new Y.Doc({ meta: { facet: 'dwelling' } });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(joined.doc));
    doc.clientID = joined.clientId;
    writeCell(doc, building.first, 'headCount', 3);
    const before = Y.encodeStateVector(doc);
    writeCell(doc, building.first, 'headCount', 4);
    const gap = Y.encodeStateAsUpdate(doc, before);

    const { socket, messages, closed } = await connectSocket(
      server.socketUrl(building, 'dwelling', `?ticket=${joined.ticket}`),
    );
    let questions = 0;
    socket.on('message', (frame: Buffer) => {
      if (frame[0] !== rosterFrameTypes.sync || frame[1] !== syncFrameTypes.step1) return;
      questions += 1;
      socket.send(encodeSync('step2', gap));
    });
    for (const frame of [...messages]) socket.emit('message', frame);
    expect(await closed).toEqual({ code: 4409, reason: 'resyncLoop' });
    // The first is every connection's.
    expect(questions).toBe(4);
  });

  it('take a dropped update back from a stock peer that is asked for it', async () => {
    const building = takeBuilding();
    const keeper = await server.join(server.people.appoint('microGridder'), building);
    const other = await server.join(server.people.appoint('microGridder'), building);
    const socket = keeper.provider.ws;
    if (socket === null) throw new Error('not connected');
    const send = socket.send.bind(socket);
    let isDropped = false;
    socket.send = (frame: Parameters<typeof send>[0]) => {
      if (isDropped) send(frame);
      isDropped = true;
    };
    writeCell(keeper.doc, building.first, 'headCount', 3);
    writeCell(keeper.doc, building.second, 'headCount', 4);
    writeCell(keeper.doc, building.second, 'headCount', 5);
    await until('both edits', () =>
      readCell(other.doc, building.first, 'headCount') === 3 && readCell(other.doc, building.second, 'headCount') === 5);
    // Step 2 of the start, two updates behind the gap, and the step 2 that filled it.
    await until('acknowledgement', () => keeper.acknowledged() === 4);
  });

  it('close 1013 when an update cannot be stored, share nothing of it, and take it when the peer returns', async () => {
    const building = takeBuilding();
    const failing = await createRosterServer({ database: 'postgresql', logger: silentLogger });
    const account = failing.people.appoint('microGridder');
    const keeper = await failing.join(account, building);
    const other = await failing.join(failing.people.appoint('microGridder'), building);
    const codes = followCloses(keeper);
    const { pool } = failing.context.database;
    await pool.query('alter table roster_update add constraint full_disk check (false) not valid');
    writeCell(keeper.doc, building.first, 'headCount', 8);
    await until('the close', () => codes.includes(1013));
    expect(readCell(other.doc, building.first, 'headCount')).toBe(2);
    await pool.query('alter table roster_update drop constraint full_disk');
    await until('the edit after all', () => readCell(other.doc, building.first, 'headCount') === 8);
  });

  it('swap the rights of an open connection in place when the posts change', async () => {
    const building = takeBuilding();
    const account = server.people.appoint('microGridder');
    const joined = await server.join(account, building);
    writeCell(joined.doc, building.first, 'headCount', 5);
    await until('the first edit', () => joined.acknowledged() === 2);
    server.people.move(account, 'lawyer');
    rowOf(joined.doc, building.first).set('headCount', 6);
    await until('the rollback', () => readCell(joined.doc, building.first, 'headCount') === 5);
    expect(joined.provider.wsconnected).toBe(true);
  });

  it('outlive names and values that PostgreSQL cannot store', async () => {
    const building = takeBuilding();
    const joined = await server.join(server.people.appoint('microGridder'), building);
    rowOf(joined.doc, building.first).set('no\0column', 'x');
    rowOf(joined.doc, building.first).set('promise', 'a\0b');
    writeCell(joined.doc, building.second, 'promise', 'ramp');
    await until('the acknowledgement', () => joined.acknowledged() === 4);
    expect(joined.denied.flatMap(({ cells }) => cells.map(({ reason }) => reason))).toEqual(['noSuchColumn', 'wrongKind']);
  });

  it('close 4429 on a client that goes on writing what it may not', async () => {
    const building = takeBuilding();
    const joined = await server.join(server.people.appoint('cadre'), building);
    for (let count = 0; count < 1_550; count++) rowOf(joined.doc, building.first).set('headCount', count);
    expect(await joined.closed).toEqual({ code: 4429, reason: 'tooMany' });
  });

  it('end with a sign-out and, at a shutdown, with 1012', async () => {
    const building = takeBuilding();
    const ending = await createRosterServer({ database: 'postgresql' });
    const account = ending.people.appoint('microGridder');
    const signedOut = await ending.join(account, building);
    ending.people.endSession(account);
    expect(await signedOut.closed).toEqual({ code: 4401, reason: 'ticket' });
    expect(await (await joinWith(ending.url, building, signedOut)).closed).toEqual({ code: 4401, reason: 'ticket' });
    const codes = followCloses(await ending.join(ending.people.appoint('microGridder'), building));
    await ending.close();
    await until('the close', () => codes.includes(1012));
  });
});
