import { findRosterColumn, refuseCellValue, type PostRole } from '@finemesh/domain';
import { createSeededRandom, type SeededRandom } from '@finemesh/geo';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readRows, writeCell } from './rows.ts';
import { fuzzRun } from './testing/fuzzRun.ts';
import { forgeUpdate } from './testing/forgeUpdate.ts';
import { households, ModelServer, policyOf } from './testing/ModelServer.ts';
import type { WritePolicy } from './Verdict.ts';

type Snapshot = Record<string, Record<string, unknown>>;

function snapshotOf(doc: Y.Doc): Snapshot {
  return doc.getMap('households').toJSON() as Snapshot;
}

/** What the update changed that the role may not, as readable lines. */
function trespasses(before: Snapshot, after: Snapshot, policy: WritePolicy): string[] {
  const found: string[] = [];
  const rowCodes = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const code of rowCodes) {
    const from = before[code];
    const to = after[code];
    if (from === undefined || to === undefined) {
      found.push(`row ${code} appeared or went`);
      continue;
    }
    for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
      if (Object.is(from[key], to[key])) continue;
      const column = findRosterColumn('dwelling', key);
      const fits = column !== undefined && refuseCellValue(column, to[key] ?? null) === undefined;
      const isAllowed = column !== undefined && policy.mayWrite({ household: code, column: column.key });
      if (!isAllowed || !fits) found.push(`${code}/${key}: ${String(from[key])} -> ${String(to[key])}`);
    }
  }
  return found;
}

describe('guard under forged updates', () => {
  it('FZ1 lets no forged update change a cell outside the role, throw, or stay pending', { timeout: 120_000 }, () => {
    const { seed, rounds } = fuzzRun(60_000);
    const random = createSeededRandom(seed);
    const policy = policyOf('lawyer');
    const counts: Record<string, number> = {};
    let server = new ModelServer();
    for (let round = 0; round < rounds; round++) {
      if (round % 2_000 === 0) server = serverWithHistory(random);
      const before = snapshotOf(server.doc);
      const update = forgeUpdate(random, server.doc, [501, 502], [1, 601, 602]);
      const label = `seed ${seed}, round ${round}`;
      const { verdict } = server.receive(update, 'lawyer', policy);
      counts[verdict.kind] = (counts[verdict.kind] ?? 0) + 1;
      expect(trespasses(before, snapshotOf(server.doc), policy), label).toEqual([]);
      if (server.doc.clientID !== 1) throw new Error(`${label}: the server lost its client id`);
      if (round % 500 === 499) {
        expect(snapshotOf(server.reload()), `${label}: reload`).toEqual(snapshotOf(server.doc));
        expect(snapshotOf(server.replica(700)), `${label}: first sync`).toEqual(snapshotOf(server.doc));
      }
    }
    expect([...server.doc.share.keys()]).toEqual(['households']);
    // The forger has to reach every answer, else this test proves nothing.
    for (const kind of ['ok', 'deniedCells', 'noop', 'resync', 'reject', 'malformed']) {
      expect(counts[kind] ?? 0, `${kind} of ${JSON.stringify(counts)}`).toBeGreaterThan(rounds / 500);
    }
  });

  it('FZ2 answers cut and flipped bytes of honest updates without throwing', { timeout: 120_000 }, () => {
    const { seed, rounds } = fuzzRun(30_000);
    const random = createSeededRandom(seed + 1);
    const policy = policyOf('microGridder');
    const server = serverWithHistory(random);
    const honest = honestUpdate(server, random);
    for (let round = 0; round < rounds; round++) {
      const bytes = Uint8Array.from(honest);
      for (let flips = 1 + random.below(3); flips > 0; flips--) bytes[random.below(bytes.length)] = random.below(256);
      const cut = random.chance(0.2) ? bytes.subarray(0, random.below(bytes.length)) : bytes;
      server.receive(cut, 'keeper', policy);
    }
    expect(snapshotOf(server.reload())).toEqual(snapshotOf(server.doc));
  });
});

function serverWithHistory(random: SeededRandom): ModelServer {
  const server = new ModelServer();
  for (const [id, account] of [[501, 'lawyer'], [502, 'lawyer'], [601, 'keeper'], [602, 'keeper']] as const) {
    server.lease(id, account);
  }
  for (const [id, account, role] of [[601, 'keeper', 'microGridder'], [501, 'lawyer', 'lawyer'], [602, 'keeper', 'microGridder']] as const) {
    const doc = server.replica(id);
    for (let i = 0; i < 12; i++) writeSomething(doc, random, role);
    server.receive(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server.doc)), account, policyOf(role));
  }
  return server;
}

function honestUpdate(server: ModelServer, random: SeededRandom): Uint8Array {
  const doc = server.replica(602);
  for (let i = 0; i < 6; i++) writeSomething(doc, random, 'microGridder');
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server.doc));
}

const sensible = { occupancy: ['owner', 'let', 'vacant'], headCount: [1, 2, 3, 4], promise: ['lamp', 'ramp', null], visitOutcome: ['visited', 'absent'] } as const;

function writeSomething(doc: Y.Doc, random: SeededRandom, role: PostRole): void {
  const columns = role === 'lawyer' ? (['promise'] as const) : (Object.keys(sensible) as (keyof typeof sensible)[]);
  const column = random.pick(columns);
  writeCell(doc, random.pick(households), column, random.pick<string | number | null>(sensible[column]));
}

describe('guard among honest peers', () => {
  it('FZ3 never turns an honest peer away, and all replicas end equal', { timeout: 120_000 }, () => {
    const { seed, rounds } = fuzzRun(40);
    for (let round = 0; round < rounds; round++) playSession(seed + round);
  });
});

interface Peer {
  readonly doc: Y.Doc;
  readonly account: string;
  readonly role: PostRole;
  readonly undo: Y.UndoManager;
  readonly outbox: Uint8Array[];
  readonly inbox: Uint8Array[];
  isOnline: boolean;
}

/** Peers edit, undo, leave and return; some write what their role may not. Then all connect and must agree. */
function playSession(seed: number): void {
  const random = createSeededRandom(seed);
  const server = new ModelServer();
  const roles: PostRole[] = ['microGridder', 'lawyer', 'communityOfficer', 'microGridder', 'lawyer'];
  const peers = roles.map((role, index) => createPeer(server, role, index));
  for (let step = 0; step < 300; step++) {
    const peer = random.pick(peers);
    act(peer, random);
    if (random.chance(0.1)) {
      peer.isOnline = !peer.isOnline;
      if (peer.isOnline) reconnect(server, peer, peers, seed);
    }
    if (peer.isOnline && random.chance(0.6)) exchange(server, peer, peers, seed);
  }
  for (const peer of peers) {
    peer.isOnline = true;
    reconnect(server, peer, peers, seed);
  }
  for (const peer of peers) exchange(server, peer, peers, seed);
  for (const peer of peers) receiveAll(peer);
  for (const peer of peers) {
    expect(readRows(peer.doc), `seed ${seed}, ${peer.account}`).toEqual(readRows(server.doc));
    expect(snapshotOf(peer.doc), `seed ${seed}, ${peer.account}`).toEqual(snapshotOf(server.doc));
  }
  expect(snapshotOf(server.reload()), `seed ${seed}: reload`).toEqual(snapshotOf(server.doc));
}

function createPeer(server: ModelServer, role: PostRole, index: number): Peer {
  // Ids on both sides of the server's own, so that conflicts fall either way.
  const clientId = [5, 90_000, 17, 400_000, 2][index] ?? 3;
  const account = `${role}-${index}`;
  server.lease(clientId, account);
  const doc = server.replica(clientId);
  const outbox: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') outbox.push(update);
  });
  const undo = new Y.UndoManager(doc.getMap('households'), { captureTimeout: 0 });
  return { doc, account, role, undo, outbox, inbox: [], isOnline: true };
}

function act(peer: Peer, random: SeededRandom): void {
  if (random.chance(0.1)) peer.undo.undo();
  else if (random.chance(0.05)) peer.undo.redo();
  else if (random.chance(0.05)) (peer.doc.getMap('households').get(random.pick(households)) as Y.Map<unknown>).delete('promise');
  else {
    peer.doc.transact(() => {
      for (let i = 1 + random.below(3); i > 0; i--) writeSomething(peer.doc, random, random.chance(0.15) ? 'microGridder' : peer.role);
    });
  }
}

function exchange(server: ModelServer, peer: Peer, peers: readonly Peer[], seed: number): void {
  for (const update of peer.outbox.splice(0)) send(server, peer, update, peers, seed);
  receiveAll(peer);
}

/** Frames of the time away are lost; the two sync steps bring both sides up to date. */
function reconnect(server: ModelServer, peer: Peer, peers: readonly Peer[], seed: number): void {
  peer.outbox.length = 0;
  peer.inbox.length = 0;
  peer.inbox.push(Y.encodeStateAsUpdate(server.doc, Y.encodeStateVector(peer.doc)));
  send(server, peer, Y.encodeStateAsUpdate(peer.doc, Y.encodeStateVector(server.doc)), peers, seed);
  receiveAll(peer);
}

function send(server: ModelServer, peer: Peer, update: Uint8Array, peers: readonly Peer[], seed: number): void {
  const { verdict, applied } = server.receive(update, peer.account, policyOf(peer.role));
  expect(['ok', 'deniedCells', 'noop'], `seed ${seed}: ${JSON.stringify(verdict)}`).toContain(verdict.kind);
  if (!applied?.update) return;
  for (const other of peers) {
    if (other.isOnline && (other !== peer || verdict.kind === 'deniedCells')) other.inbox.push(applied.update);
  }
}

function receiveAll(peer: Peer): void {
  for (const update of peer.inbox.splice(0)) Y.applyUpdate(peer.doc, update, 'server');
}
