import { FinemeshError } from '@finemesh/contract';
import { createRosterDoc, readCell, seedRows, writeCell } from '@finemesh/roster';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverCell, SocketStandIn } from '../../testing/SocketStandIn.ts';
import { FacetConnection } from './FacetConnection.ts';

const household = '320105004004B009E1-302';

let connections: FacetConnection[] = [];

function connect(nextTicket: () => Promise<string | null> = async () => 'second') {
  const serverDoc = createRosterDoc('dwelling', { clientId: 1 });
  seedRows(serverDoc, [{ household, cells: { flat: '302', headCount: 2 } }]);
  SocketStandIn.reset(serverDoc);
  const denied: string[] = [];
  const connection = new FacetConnection({
    facet: 'dwelling',
    buildingCode: '320105004004B009',
    serverUrl: 'ws://127.0.0.1:1/rosters',
    ticket: 'first',
    clientId: 7,
    nextTicket,
    onChange: () => undefined,
    onDenied: (cells) => denied.push(...cells.map(({ column, reason }) => `${column} ${reason}`)),
    socket: SocketStandIn as unknown as typeof WebSocket,
  });
  connections.push(connection);
  return { connection, denied };
}

describe('FacetConnection', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    connections.forEach((connection) => connection.close());
    connections = [];
    vi.useRealTimers();
  });

  it('joins under the leased client id with its ticket, and asks for acknowledgements', () => {
    const { connection } = connect();
    expect(connection.doc.clientID).toBe(7);
    expect(connection.awareness.clientID).toBe(7);
    expect(SocketStandIn.last.url).toBe('ws://127.0.0.1:1/rosters/320105004004B009/dwelling?ticket=first&ack=1&v=1');
    expect(connection.sync).toEqual({ phase: 'opening', pending: 0 });
    SocketStandIn.last.open();
    expect(connection.sync).toEqual({ phase: 'live', pending: 0 });
    expect(readCell(connection.doc, household, 'headCount')).toBe(2);
  });

  it('calls an edit pending until the server has acknowledged it, not when it was sent', () => {
    const { connection } = connect();
    SocketStandIn.last.open();
    writeCell(connection.doc, household, 'headCount', 3);
    expect(serverCell(household, 'headCount')).toBe(3);
    expect(connection.sync).toEqual({ phase: 'live', pending: 1 });
    SocketStandIn.last.acknowledge();
    expect(connection.sync).toEqual({ phase: 'live', pending: 0 });
  });

  it('does not count the edits of others', () => {
    const { connection } = connect();
    SocketStandIn.last.open();
    SocketStandIn.last.share(() => writeCell(SocketStandIn.serverDoc, household, 'headCount', 4));
    expect(readCell(connection.doc, household, 'headCount')).toBe(4);
    expect(connection.sync).toEqual({ phase: 'live', pending: 0 });
  });

  it('comes back with a fresh ticket and carries what was written meanwhile', async () => {
    const { connection } = connect();
    SocketStandIn.last.open();
    writeCell(connection.doc, household, 'headCount', 3);
    SocketStandIn.last.drop(1006);
    writeCell(connection.doc, household, 'promise', '周五前清走');
    expect(connection.sync).toEqual({ phase: 'offline', pending: 2 });
    await vi.advanceTimersByTimeAsync(8_000);
    expect(SocketStandIn.last.ticket).toBe('second');
    SocketStandIn.last.open();
    expect(serverCell(household, 'promise')).toBe('周五前清走');
    expect(connection.sync).toEqual({ phase: 'live', pending: 2 });
    SocketStandIn.last.acknowledge();
    expect(connection.sync).toEqual({ phase: 'live', pending: 0 });
  });

  it('says that the storage of the server is away, whether its socket or its ticket is refused for it, until it is live again', async () => {
    let isAway = true;
    const { connection } = connect(() => (isAway ? Promise.reject(new FinemeshError('storageAway')) : Promise.resolve('second')));
    SocketStandIn.last.open();
    SocketStandIn.last.drop(1013, 'storageAway');
    expect(connection.sync.phase).toBe('storageAway');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(connection.sync.phase).toBe('storageAway');
    isAway = false;
    await vi.advanceTimersByTimeAsync(60_000);
    SocketStandIn.last.open();
    expect(connection.sync.phase).toBe('live');
    SocketStandIn.last.drop(1006);
    expect(connection.sync.phase).toBe('offline');
  });

  it('goes on trying while the server cannot be reached', async () => {
    let tries = 0;
    const { connection } = connect(async () => {
      tries += 1;
      if (tries < 4) throw new FinemeshError('unavailable');
      return 'fourth';
    });
    SocketStandIn.last.open();
    SocketStandIn.last.drop(1006);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(SocketStandIn.last.ticket).toBe('fourth');
    expect(connection.sync.phase).toBe('offline');
  });

  it('is not loaded before the first sync, however often the connection is lost until then', async () => {
    const { connection } = connect();
    SocketStandIn.last.drop(1006);
    expect(connection.sync.phase).toBe('opening');
    await vi.advanceTimersByTimeAsync(8_000);
    expect(connection.sync.phase).toBe('opening');
    SocketStandIn.last.open();
    expect(connection.sync.phase).toBe('live');
  });

  it('tries at once when the network is back', async () => {
    connect();
    SocketStandIn.last.open();
    SocketStandIn.last.drop(1006);
    connections[0]?.retryNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(SocketStandIn.opened).toHaveLength(2);
  });

  it.each<[string, number, () => Promise<string | null>]>([
    ['the server closes it for good', 4403, async () => 'second'],
    ['no post gives a ticket any more', 1012, async () => null],
    ['asking for a ticket is refused', 1012, () => Promise.reject(new FinemeshError('notAllowed'))],
  ])('stays away and says why when %s', async (_when, code, nextTicket) => {
    const { connection } = connect(nextTicket);
    SocketStandIn.last.open();
    SocketStandIn.last.drop(code);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connection.sync.phase).toBe('refused');
    expect(connection.refusal).toBe('notAllowed');
    expect(SocketStandIn.opened).toHaveLength(1);
  });

  it('reports which cells the server has set back', () => {
    const { denied } = connect();
    SocketStandIn.last.open();
    SocketStandIn.last.deny([{ household, column: 'occupancy', value: 'let', denial: 'notAllowed' }]);
    expect(denied).toEqual(['occupancy notAllowed']);
  });

  it('does not come back once it was closed here', async () => {
    const { connection } = connect();
    SocketStandIn.last.open();
    SocketStandIn.last.drop(1006);
    connection.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(SocketStandIn.opened).toHaveLength(1);
  });
});
