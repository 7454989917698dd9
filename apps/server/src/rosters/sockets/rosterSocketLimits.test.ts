import { encodeSync, readCell, rosterFrameTypes, syncFrameTypes, writeCell } from '@finemesh/roster';
import { connectSocket, until } from '@finemesh/testkit';
import { eq } from 'drizzle-orm';
import pino from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { rosterCellHistoryTable } from '../tables.ts';
import { createRosterServer, joinWith, rowOf, takeBuilding, type Joined, type RosterServer } from '../testing/createRosterServer.ts';

/** Close codes of the sockets that the provider has lost. */
function followCloses({ provider }: Joined): number[] {
  const codes: number[] = [];
  provider.on('connection-close', (event: { code: number } | null) => codes.push(event?.code ?? 0));
  return codes;
}

const patience = 60_000;
/** For the case whose failure is meant. */
const silentLogger = pino({ level: 'silent' });

describe('roster sockets at admission and at their limits', () => {
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
      expect(await closed, query).toEqual({ code: 4401, reason: 'ticketExpired' });
    }
  });

  it.each([[[9]], [[0, 2, 5, 1]], [[0, 0, 1, 255]], [[1, 1, 3]], [[0, 2, 1, 7]], [[]]])('close 4400 on the frame %j', async (frame) => {
    const building = takeBuilding();
    const ticket = (await server.tickets(server.people.appoint('microGridder'), building)).facets[0]?.ticket ?? '';
    const { socket, closed } = await connectSocket(server.socketUrl(building, 'dwelling', `?ticket=${ticket}`));
    socket.send(Uint8Array.from(frame));
    expect(await closed).toEqual({ code: 4400, reason: 'malformedRequest' });
  });

  it('close 4409 when three questions in a row were answered with the same gap', async () => {
    const building = takeBuilding();
    const account = server.people.appoint('microGridder');
    const joined = await server.join(account, building);
    const { ticket } = await server.ticketOf(account, building);
    const doc = new Y.Doc({ meta: { facet: 'dwelling' } });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(joined.doc));
    doc.clientID = joined.clientId;
    writeCell(doc, building.first, 'headCount', 3);
    const before = Y.encodeStateVector(doc);
    writeCell(doc, building.first, 'headCount', 4);
    const gap = Y.encodeStateAsUpdate(doc, before);

    const { socket, messages, closed } = await connectSocket(
      server.socketUrl(building, 'dwelling', `?ticket=${ticket}`),
    );
    let questions = 0;
    socket.on('message', (frame: Buffer) => {
      if (frame[0] !== rosterFrameTypes.sync || frame[1] !== syncFrameTypes.step1) return;
      questions += 1;
      socket.send(encodeSync('step2', gap));
    });
    for (const frame of [...messages]) socket.emit('message', frame);
    expect(await closed).toEqual({ code: 4409, reason: 'outOfSync' });
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
    const other = await failing.join(account, building);
    // The stock provider comes back by itself, with what stands in its parameters by then.
    for (const { provider } of [keeper, other]) {
      provider.params = { ticket: (await failing.ticketOf(account, building)).ticket, ack: '1' };
    }
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

  it('outlive names and values that PostgreSQL cannot store, and keep none that the column could not hold', async () => {
    const building = takeBuilding();
    const joined = await server.join(server.people.appoint('microGridder'), building);
    rowOf(joined.doc, building.first).set('no\0column', 'x');
    rowOf(joined.doc, building.first).set('promise', 'a\0b');
    writeCell(joined.doc, building.second, 'promise', 'ramp');
    await until('the acknowledgement', () => joined.acknowledged() === 4);
    expect(joined.denied.map(({ column, reason }) => `${column} ${reason}`)).toEqual(['promise wrongKind']);
    const history = await server.context.database.db
      .select()
      .from(rosterCellHistoryTable)
      .where(eq(rosterCellHistoryTable.building, building.code));
    expect(history.map(({ column, to, outcome }) => [column, to, outcome])).toEqual([
      ['promise', null, 'denied'],
      ['promise', 'ramp', 'written'],
    ]);
  });

  it('close 4429 on a client that goes on writing what it may not', async () => {
    const building = takeBuilding();
    const joined = await server.join(server.people.appoint('cadre'), building);
    for (let count = 0; count < 1_550; count++) rowOf(joined.doc, building.first).set('headCount', count);
    expect(await joined.closed).toEqual({ code: 4429, reason: 'tooManyRequests' });
  });

  it('end with a sign-out and, at a shutdown, with 1012', async () => {
    const building = takeBuilding();
    const ending = await createRosterServer({ database: 'postgresql' });
    const account = ending.people.appoint('microGridder');
    const signedOut = await ending.join(account, building);
    const unused = await ending.ticketOf(account, building);
    await ending.endSession(account);
    expect(await signedOut.closed).toEqual({ code: 4401, reason: 'ticketExpired' });
    expect(await (await joinWith(ending.url, building, unused)).closed).toEqual({ code: 4401, reason: 'ticketExpired' });
    const codes = followCloses(await ending.join(ending.people.appoint('microGridder'), building));
    await ending.close();
    await until('the close', () => codes.includes(1012));
  });
});
