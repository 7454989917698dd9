import { brandId, type AccountId, type ColumnKey } from '@finemesh/domain';
import { createRosterDoc, decodeClientFrame, encodeCellsDenied, readCell, rosterFrameTypes, seedRows, writeCell } from '@finemesh/roster';
import { createTestClock } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { GroupCommit } from './GroupCommit.ts';
import { OpenFacet, type FacetClient } from './OpenFacet.ts';
import { serverClientId } from './readFacetDoc.ts';

const household = '320105004004B009E1-302';
const keeper = brandId<AccountId>('keeper');
const lawyer = brandId<AccountId>('lawyer');

/** A client with its own replica, to which frames are given only when the test says so. */
class Peer implements FacetClient {
  readonly accountId: AccountId;
  readonly device = 'device';
  readonly role = 'microGridder';
  readonly policy: FacetClient['policy'];
  readonly doc: Y.Doc;
  readonly frames: Uint8Array[] = [];
  readonly closedWith: string[] = [];

  constructor(accountId: AccountId, clientId: number, of: Y.Doc, writable?: readonly ColumnKey[]) {
    this.accountId = accountId;
    this.policy = { mayWrite: ({ column }) => writable === undefined || writable.includes(column) };
    this.doc = createRosterDoc('dwelling');
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(of));
    this.doc.clientID = clientId;
  }

  send(frame: Uint8Array): void {
    this.frames.push(frame);
  }

  close(code: string): void {
    this.closedWith.push(code);
  }

  /** Writes a cell of the own replica, past its rules; returns the update that a provider would send. */
  write(column: string, value: unknown): Uint8Array {
    const before = Y.encodeStateVector(this.doc);
    (this.doc.getMap('households').get(household) as Y.Map<unknown>).set(column, value);
    return Y.encodeStateAsUpdate(this.doc, before);
  }

  /** Kinds of the frames since the last call, updates applied to the replica. */
  receive(): string[] {
    return this.frames.splice(0).map((bytes) => {
      if (bytes[0] === rosterFrameTypes.auth) return 'denied';
      const frame = decodeClientFrame(bytes);
      if (frame?.kind === 'update') Y.applyUpdate(this.doc, frame.update);
      return frame?.kind ?? 'unknown';
    });
  }
}

function createFacet(write: () => Promise<void> = async () => undefined) {
  const doc = createRosterDoc('dwelling');
  seedRows(doc, [{ household, cells: { headCount: 2 } }]);
  doc.clientID = serverClientId;
  const failures: unknown[] = [];
  const commit = new GroupCommit(write);
  const facet = new OpenFacet({
    address: { building: brandId('320105004004B009'), facet: 'dwelling' },
    doc,
    stored: { sequence: 1, snapshotThrough: 0, owners: new Map([[601, keeper], [602, keeper], [501, lawyer]]) },
    commit,
    clock: createTestClock(),
    onFailure: (_facet, error) => failures.push(error),
  });
  const join = (accountId: AccountId, clientId: number, writable?: readonly ColumnKey[]): Peer => {
    const peer = new Peer(accountId, clientId, doc, writable);
    facet.join(peer);
    peer.receive();
    return peer;
  };
  const send = (peer: Peer, update: Uint8Array): string => {
    const verdict = facet.judge(peer, update);
    if (verdict.kind === 'ok' || verdict.kind === 'deniedCells') facet.accept(peer, verdict);
    return verdict.kind;
  };
  return { facet, failures, join, send, idle: () => commit.idle() };
}

describe('OpenFacet', () => {
  it('shares an update with everybody but its author, and only when it is durable', async () => {
    const { join, send, idle } = createFacet();
    const [author, peer] = [join(keeper, 601), join(lawyer, 501)];
    expect(send(author, author.write('headCount', 3))).toBe('ok');
    expect(peer.receive()).toEqual([]);
    await idle();
    expect(author.receive()).toEqual([]);
    expect(peer.receive()).toEqual(['update']);
    expect(readCell(peer.doc, household, 'headCount')).toBe(3);
  });

  it('sends an author what was set back, and why', async () => {
    const { join, send, idle } = createFacet();
    const author = join(lawyer, 501, ['promise']);
    expect(send(author, author.write('headCount', 9))).toBe('deniedCells');
    await idle();
    const reason = author.frames.at(-1);
    expect(author.receive()).toEqual(['update', 'denied']);
    expect(readCell(author.doc, household, 'headCount')).toBe(2);
    expect(reason).toEqual(encodeCellsDenied([{ household, column: 'headCount', value: 9, denial: 'notAllowed' }]));
  });

  it('shares nothing of what could not be stored, and fails once', async () => {
    const { facet, failures, join, send, idle } = createFacet(() => Promise.reject(new Error('disk full')));
    const [author, peer] = [join(keeper, 601), join(lawyer, 501)];
    send(author, author.write('headCount', 3));
    await idle();
    expect(peer.receive()).toEqual([]);
    expect(failures).toEqual([new Error('disk full')]);
    expect(facet.snapshot()).toBeUndefined();
    facet.closeAll('unavailable');
    expect([author.closedWith, peer.closedWith]).toEqual([['unavailable'], ['unavailable']]);
  });

  it('makes no snapshot while memory holds more than the store', async () => {
    const { facet, join, send, idle } = createFacet();
    const author = join(keeper, 601);
    expect(facet.snapshot()?.through).toBe(1);
    send(author, author.write('headCount', 3));
    expect(facet.snapshot()).toBeUndefined();
    await idle();
    expect(facet.snapshot()?.through).toBe(2);
  });

  it('answers a state vector with what it lacks, behind what is not durable yet', async () => {
    const { facet, join, send, idle } = createFacet();
    const [author, late] = [join(keeper, 601), join(lawyer, 501)];
    send(author, author.write('headCount', 3));
    facet.answerStep1(late, Y.encodeStateVector(late.doc));
    expect(late.frames).toEqual([]);
    await idle();
    expect(late.receive()).toEqual(['update', 'update']);
    expect(readCell(late.doc, household, 'headCount')).toBe(3);
  });

  it('refuses another account’s client id, and takes one that was leased meanwhile', () => {
    const { facet, join, send } = createFacet();
    const thief = join(lawyer, 602);
    expect(send(thief, thief.write('headCount', 3))).toBe('reject');
    const newcomer = join(lawyer, 777);
    facet.recordLease(777, lawyer);
    writeCell(newcomer.doc, household, 'headCount', 4);
    expect(send(newcomer, Y.encodeStateAsUpdate(newcomer.doc, Y.encodeStateVector(facet.doc)))).toBe('ok');
  });

  it('counts accounts, not their devices, by the role under which they read', () => {
    const { facet, join } = createFacet();
    const [phone] = [join(keeper, 601), join(keeper, 602), join(lawyer, 501)];
    expect(facet.readers).toEqual({ microGridder: 2 });
    if (phone !== undefined) facet.leave(phone);
    expect(facet.readers).toEqual({ microGridder: 2 });
  });

  it('shows who is there under their own ids, and takes them off when they leave', () => {
    const { facet, join } = createFacet();
    const [one, other] = [join(keeper, 601), join(lawyer, 501)];
    expect([facet.mayAppearAs(601, one), facet.mayAppearAs(501, one), facet.mayAppearAs(serverClientId, one)]).toEqual([true, false, false]);
    facet.showPresence(one, [{ clientId: 601, clock: 1, state: { user: { name: '周阿姨', role: 'microGridder' } } }]);
    expect(other.receive()).toEqual(['awareness']);
    facet.leave(one);
    expect(other.receive()).toEqual(['awareness']);
    facet.sendPresence(other);
    expect(other.frames[0]).toEqual(Uint8Array.from([1, 1, 0]));
    expect(facet.clientCount).toBe(1);
  });
});
