import { EventEmitter } from 'node:events';
import { brandId } from '@finemesh/domain';
import { createRosterDoc, encodeAwareness, encodePresence } from '@finemesh/roster';
import { createTestClock, type TestClock } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { ReaderRights } from '../admission/ReaderRights.ts';
import { GroupCommit } from '../documents/GroupCommit.ts';
import { OpenFacet } from '../documents/OpenFacet.ts';
import { RosterConnection } from './RosterConnection.ts';
import { TokenBucket } from '../../platform/index.ts';

/** The part of a ws socket that a connection uses, with what was done to it. */
class RecordingSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  readonly sent: Uint8Array[] = [];
  closedWith: [number, string] | undefined;
  isTerminated = false;
  send(frame: Uint8Array): void {
    this.sent.push(frame);
  }
  ping(): void {
    this.emit('pinged');
  }
  terminate(): void {
    this.isTerminated = true;
  }
  close(code: number, reason: string): void {
    this.closedWith = [code, reason];
  }
}

const building = '320105/320105004/320105004004/320105004004002/32010500400400202/320105004004B009';

function connect(): { socket: RecordingSocket; connection: RosterConnection; clock: TestClock; facet: OpenFacet } {
  const clock = createTestClock('2026-11-24T01:00:00.000Z');
  const facet = new OpenFacet({
    address: { building: brandId('320105004004B009'), facet: 'dwelling' },
    doc: createRosterDoc('dwelling', { clientId: 1 }),
    stored: { sequence: 0, snapshotThrough: 0, owners: new Map() },
    commit: new GroupCommit(async () => undefined),
    clock,
    onFailure: () => undefined,
  });
  const socket = new RecordingSocket();
  const accountId = brandId<never>('7d9f6f0e-4b1c-4f38-9a37-6a2c5d1e0b11');
  const from = new Date('2026-01-01T00:00:00Z');
  const post = { id: accountId, accountId, role: 'microGridder', territoryPath: building, from, until: null } as const;
  const connection = new RosterConnection(socket as unknown as WebSocket, facet, {
    reader: { accountId, device: 'd', displayName: '周阿姨' },
    rights: new ReaderRights({ facet: 'dwelling', building: () => building, posts: [post], clock }),
    role: 'microGridder',
    wantsAcknowledgements: false,
    clock,
    residue: new TokenBucket({ capacity: 10, perSecond: 1 }, 0),
    onVerdict: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  facet.join(connection);
  socket.sent.length = 0;
  return { socket, connection, clock, facet };
}

describe('RosterConnection', () => {
  it('sends a frame after ten silent seconds, and none to a busy line', () => {
    const { socket, connection, clock } = connect();
    clock.advance(5_000);
    connection.keepAlive();
    expect(socket.sent).toHaveLength(0);
    socket.emit('pong');
    clock.advance(6_000);
    connection.keepAlive();
    expect(socket.sent).toEqual([encodeAwareness(encodePresence([]))]);
  });

  it('cuts a line that has not answered the ping before', () => {
    const { socket, connection } = connect();
    connection.keepAlive();
    expect(socket.isTerminated).toBe(false);
    connection.keepAlive();
    expect(socket.isTerminated).toBe(true);
  });

  it('cuts off who does not take what is sent', () => {
    const { socket, connection } = connect();
    socket.bufferedAmount = 9 * 1024 * 1024;
    connection.send(new Uint8Array(1));
    expect(socket.closedWith).toEqual([4429, 'tooManyRequests']);
    expect(socket.sent).toEqual([]);
  });

  it('closes on a flood and reads nothing more', () => {
    const { socket, facet } = connect();
    const frame = Buffer.from([3]);
    for (let i = 0; i < 9_000; i++) socket.emit('message', frame, true);
    expect(socket.closedWith).toEqual([4429, 'tooManyRequests']);
    expect(facet.clientCount).toBe(0);
  });

  it('takes no text frames', () => {
    const { socket } = connect();
    socket.emit('message', Buffer.from([3]), false);
    expect(socket.closedWith).toEqual([4400, 'malformedRequest']);
  });
});
