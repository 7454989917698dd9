import { describe, expect, it } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { StructId } from './ParsedUpdate.ts';
import { seedRows, writeCell } from './rows.ts';
import { households, ModelServer, policyOf, serverClientId } from './testing/ModelServer.ts';
import type { Verdict } from './Verdict.ts';

const [first, second] = households;
const keeper = policyOf('microGridder');
const lawyer = policyOf('lawyer');

function createServer(): ModelServer {
  const server = new ModelServer();
  server.lease(601, 'keeper');
  server.lease(501, 'lawyer');
  return server;
}

/** The difference that a replica would send after `edit`. */
function diffAfter(server: ModelServer, clientId: number, edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = server.replica(clientId);
  const before = Y.encodeStateVector(doc);
  edit(doc);
  return Y.encodeStateAsUpdate(doc, before);
}

function rowOf(doc: Y.Doc, household: string): Y.Map<unknown> {
  return doc.getMap('households').get(household) as Y.Map<unknown>;
}

interface RawStruct {
  readonly origin?: StructId;
  readonly rightOrigin?: StructId;
  readonly parent?: StructId | 'root';
  readonly key?: string;
  readonly value?: string;
  /** Length of a tombstone, in place of a value. */
  readonly deleted?: number;
  readonly gc?: number;
  readonly skip?: number;
}

/** Writes an update by hand, for what no client of Yjs would write. */
function forge(
  sections: readonly { client: number; clock: number; structs: readonly RawStruct[] }[],
  deletes: readonly { client: number; ranges: readonly [number, number][] }[] = [],
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, sections.length);
  for (const { client, clock, structs } of sections) {
    for (const number of [structs.length, client, clock]) encoding.writeVarUint(encoder, number);
    for (const struct of structs) writeStruct(encoder, struct);
  }
  encoding.writeVarUint(encoder, deletes.length);
  for (const { client, ranges } of deletes) {
    for (const number of [client, ranges.length, ...ranges.flat()]) encoding.writeVarUint(encoder, number);
  }
  return encoding.toUint8Array(encoder);
}

function writeStruct(encoder: encoding.Encoder, struct: RawStruct): void {
  const { origin, rightOrigin, parent, key, value, deleted, gc, skip } = struct;
  if (gc !== undefined || skip !== undefined) {
    encoding.writeUint8(encoder, gc === undefined ? 10 : 0);
    encoding.writeVarUint(encoder, gc ?? skip ?? 1);
    return;
  }
  const ref = deleted === undefined ? 8 : 1;
  encoding.writeUint8(encoder, ref | (key === undefined ? 0 : 32) | (rightOrigin ? 64 : 0) | (origin ? 128 : 0));
  for (const id of [origin, rightOrigin]) if (id !== undefined) writeId(encoder, id);
  if (origin === undefined && rightOrigin === undefined) {
    encoding.writeVarUint(encoder, parent === 'root' ? 1 : 0);
    if (parent === 'root') encoding.writeVarString(encoder, 'households');
    else if (parent !== undefined) writeId(encoder, parent);
    if (key !== undefined) encoding.writeVarString(encoder, key);
  }
  encoding.writeVarUint(encoder, deleted ?? 1);
  if (deleted === undefined) encoding.writeAny(encoder, value ?? 'x');
}

function writeId(encoder: encoding.Encoder, id: StructId): void {
  encoding.writeVarUint(encoder, id.client);
  encoding.writeVarUint(encoder, id.clock);
}

/** Id of the row's own struct, and of a cell's current entry. */
function rowId(server: ModelServer, household: string): StructId {
  const item = server.doc.getMap('households')._map.get(household);
  if (item === undefined) throw new Error('no such row');
  return item.id;
}

function entryId(server: ModelServer, household: string, column: string): StructId {
  const item = rowOf(server.doc, household)._map.get(column);
  if (item === undefined) throw new Error('no such entry');
  return item.lastId;
}

function summary(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'resync':
      return `resync ${verdict.cause}`;
    case 'reject':
    case 'malformed':
      return `${verdict.kind} ${verdict.code}`;
    default:
      return verdict.kind;
  }
}

describe('judgeUpdate', () => {
  it('JU1 allows writable cells and names each with its value', () => {
    const server = createServer();
    const update = diffAfter(server, 601, (doc) => {
      writeCell(doc, first, 'occupancy', 'let');
      writeCell(doc, second, 'headCount', 4);
    });
    const verdict = server.judge(update, 'keeper', keeper);
    expect(verdict.kind === 'ok' && verdict.judged.touched).toEqual([
      { household: first, column: 'occupancy', value: 'let' },
      { household: second, column: 'headCount', value: 4 },
    ]);
  });

  it('JU1 names the last value of a cell, and null when the author emptied it before sending', () => {
    const server = createServer();
    const update = diffAfter(server, 601, (doc) => {
      for (const count of [1, 2, 3]) writeCell(doc, first, 'headCount', count);
      writeCell(doc, second, 'promise', 'lamp');
      rowOf(doc, second).delete('promise');
    });
    const verdict = server.judge(update, 'keeper', keeper);
    expect(verdict.kind === 'ok' && verdict.judged.touched).toEqual([
      { household: first, column: 'headCount', value: 3 },
      { household: second, column: 'promise', value: null },
    ]);
  });

  it('JU2 denies the cells of foreign, unknown and server-made columns and no others', () => {
    const server = createServer();
    const update = diffAfter(server, 501, (doc) => {
      writeCell(doc, first, 'promise', 'ramp');
      writeCell(doc, first, 'occupancy', 'let');
      rowOf(doc, first).set('idNumber', '1');
      rowOf(doc, first).set('flat', '999');
    });
    const verdict = server.judge(update, 'lawyer', lawyer);
    expect(verdict.kind === 'deniedCells' && verdict.denied).toEqual([
      { household: first, column: 'occupancy', value: 'let', denial: 'notAllowed' },
      { household: first, column: 'idNumber', value: null, denial: 'noSuchColumn' },
      { household: first, column: 'flat', value: '999', denial: 'notAllowed' },
    ]);
    expect(verdict.kind === 'deniedCells' && verdict.judged.touched).toHaveLength(4);
  });

  it('JU3 denies a value that does not fit, also under a fitting one, and keeps none that its column could not hold', () => {
    const server = createServer();
    const update = diffAfter(server, 601, (doc) => {
      rowOf(doc, second).set('lastVisit', 'yesterday');
    });
    const verdict = server.judge(update, 'keeper', keeper);
    expect(verdict.kind === 'deniedCells' && verdict.denied.map(({ column, denial }) => [column, denial])).toEqual([
      ['lastVisit', 'notADate'],
    ]);
    const chain = forge([{ client: 601, clock: 0, structs: [
      { origin: entryId(server, first, 'headCount'), value: 'many' },
      { origin: { client: 601, clock: 0 }, value: 'still many' },
    ] }]);
    const chained = server.judge(chain, 'keeper', keeper);
    expect(chained.kind === 'deniedCells' && chained.denied).toEqual([
      { household: first, column: 'headCount', value: null, denial: 'wrongKind' },
    ]);
  });

  it('JU4 denies emptying a foreign cell by deletion', () => {
    const server = createServer();
    const update = diffAfter(server, 501, (doc) => rowOf(doc, first).delete('headCount'));
    const verdict = server.judge(update, 'lawyer', lawyer);
    expect(verdict.kind === 'deniedCells' && verdict.denied).toEqual([
      { household: first, column: 'headCount', value: null, denial: 'notAllowed' },
    ]);
  });

  it('JU4 denies emptying a foreign cell with an entry that is born deleted', () => {
    const server = createServer();
    const update = forge([
      { client: 501, clock: 0, structs: [{ origin: entryId(server, first, 'headCount'), deleted: 1 }] },
    ]);
    const verdict = server.judge(update, 'lawyer', lawyer);
    expect(verdict.kind === 'deniedCells' && verdict.denied[0]?.column).toBe('headCount');
  });

  it('JU5 asks again when an update before this one is missing', () => {
    const server = createServer();
    const doc = server.replica(601);
    writeCell(doc, first, 'headCount', 3);
    const before = Y.encodeStateVector(doc);
    writeCell(doc, first, 'headCount', 4);
    expect(summary(server.judge(Y.encodeStateAsUpdate(doc, before), 'keeper', keeper))).toBe('resync gap');
    const skipped = forge([{ client: 601, clock: 0, structs: [{ skip: 2 }, { gc: 1 }] }]);
    expect(summary(server.judge(skipped, 'keeper', keeper))).toBe('resync gap');
  });

  it('JU6 asks again when a struct straddles what the document has', () => {
    const server = createServer();
    server.receive(forge([{ client: 601, clock: 0, structs: [{ gc: 2 }] }]), 'keeper', keeper);
    const update = forge([{ client: 601, clock: 1, structs: [{ gc: 3 }] }]);
    expect(summary(server.judge(update, 'keeper', keeper))).toBe('resync straddle');
  });

  it('JU7 asks again for a dependency of another client, and for a deletion of what is not there', () => {
    const server = createServer();
    const update = forge([{ client: 601, clock: 0, structs: [{ origin: { client: 777, clock: 3 } }] }]);
    expect(summary(server.judge(update, 'keeper', keeper))).toBe('resync missingDependency');
    const deletion = Uint8Array.from([0, 1, 9, 1, 5, 1]);
    expect(summary(server.judge(deletion, 'keeper', keeper))).toBe('resync missingDependency');
  });

  it('JU7 takes structs that depend on later sections, and none that wait for each other', () => {
    const server = createServer();
    server.lease(602, 'keeper');
    const parent = rowId(server, first);
    const ordered = forge([
      { client: 601, clock: 0, structs: [{ origin: { client: 602, clock: 1 } }] },
      { client: 602, clock: 0, structs: [{ gc: 1 }, { parent, key: 'promise' }] },
    ]);
    expect(summary(server.judge(ordered, 'keeper', keeper))).toBe('ok');
    const cyclic = forge([
      { client: 601, clock: 0, structs: [{ origin: { client: 602, clock: 0 } }] },
      { client: 602, clock: 0, structs: [{ origin: { client: 601, clock: 0 } }] },
    ]);
    expect(summary(server.judge(cyclic, 'keeper', keeper))).toBe('malformed cycle');
    const selfish = forge([{ client: 601, clock: 0, structs: [{ origin: { client: 601, clock: 0 } }] }]);
    expect(summary(server.judge(selfish, 'keeper', keeper))).toBe('malformed selfReference');
  });

  it('JU8 rejects structs under the id of another account and of the server', () => {
    const server = createServer();
    const forged = diffAfter(server, 601, (doc) => writeCell(doc, first, 'promise', 'forged'));
    expect(summary(server.judge(forged, 'lawyer', lawyer))).toBe('reject foreignClientId');
    const asServer = forge([
      { client: serverClientId, clock: Y.getState(server.doc.store, serverClientId), structs: [{ gc: 1 }] },
    ]);
    expect(summary(server.judge(asServer, 'keeper', keeper))).toBe('reject foreignClientId');
  });

  it('JU8 lets an unused id be claimed once', () => {
    const server = createServer();
    const update = diffAfter(server, 4_000, (doc) => writeCell(doc, first, 'promise', 'ramp'));
    const { verdict } = server.receive(update, 'lawyer', lawyer);
    expect(verdict.kind === 'ok' && verdict.judged.claims).toEqual([4_000]);
    const again = forge([{ client: 4_000, clock: 1, structs: [{ gc: 1 }] }]);
    expect(summary(server.judge(again, 'keeper', keeper))).toBe('reject foreignClientId');
  });

  it('JU9 rejects making, replacing and deleting a row', () => {
    const server = createServer();
    const made = diffAfter(server, 601, (doc) => seedRows(doc, [{ household: 'x', cells: {} }]));
    const replaced = diffAfter(server, 601, (doc) => doc.getMap('households').set(first, new Y.Map()));
    const deleted = diffAfter(server, 601, (doc) => doc.getMap('households').delete(first));
    const overwritten = forge([{ client: 601, clock: 0, structs: [{ origin: rowId(server, first) }] }]);
    const planted = forge([{ client: 601, clock: 0, structs: [{ parent: 'root', key: 'x' }] }]);
    for (const update of [made, replaced, deleted, overwritten, planted]) {
      expect(summary(server.judge(update, 'keeper', keeper))).toBe('reject rowChange');
    }
  });

  it('JU10 takes a reconnect that carries everybody’s tombstones for nothing new', () => {
    const server = createServer();
    const edits = diffAfter(server, 601, (doc) => {
      for (let count = 1; count < 9; count++) writeCell(doc, first, 'headCount', count);
    });
    server.receive(edits, 'keeper', keeper);
    const lawyersCopy = server.replica(501);
    const step2 = Y.encodeStateAsUpdate(lawyersCopy, Y.encodeStateVector(server.doc));
    expect(summary(server.judge(step2, 'lawyer', lawyer))).toBe('noop');
    expect(summary(server.judge(Y.encodeStateAsUpdate(lawyersCopy), 'lawyer', lawyer))).toBe('noop');
  });

  it('JU11 leaves known structs out, even forged ones beside a sound edit', () => {
    const server = createServer();
    server.receive(forge([{ client: 601, clock: 0, structs: [{ gc: 1 }] }]), 'keeper', keeper);
    const update = forge([
      { client: serverClientId, clock: 0, structs: [{ origin: { client: 999, clock: 9 } }] },
      { client: 601, clock: 0, structs: [{ gc: 1 }, { parent: rowId(server, first), key: 'promise', value: 'ramp' }] },
    ]);
    const { verdict } = server.receive(update, 'keeper', keeper);
    expect(verdict.kind).toBe('ok');
    expect(rowOf(server.doc, first).get('promise')).toBe('ramp');
    expect(server.doc.store.pendingStructs).toBeNull();
  });

  it('JU12 calls list entries, right neighbours and cells of cells malformed', () => {
    const server = createServer();
    const parent = rowId(server, first);
    const entry = entryId(server, first, 'headCount');
    for (const struct of [{ parent }, { rightOrigin: entry }, { parent: entry, key: 'promise' }] satisfies RawStruct[]) {
      const update = forge([{ client: 601, clock: 0, structs: [struct] }]);
      expect(summary(server.judge(update, 'keeper', keeper))).toBe('malformed notAMapEntry');
    }
  });

  // Quadratic judging would run into the limit of the whole test; no clock is read.
  it('JU13 judges tens of thousands of cells and deletions in one pass', () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => ({ household: `320105004004B009E1-${i}`, cells: {} }));
    const server = new ModelServer('dwelling', rows);
    server.lease(601, 'keeper');
    const keys = ['promise', 'headCount', 'occupancy', 'visitOutcome', 'lastVisit', 'promiseDue', 'floor', 'made-up'];
    const structs = rows.flatMap(({ household }) => {
      const parent = rowId(server, household);
      return keys.map((key): RawStruct => ({ parent, key, value: key === 'promise' ? 'ramp' : '' }));
    });
    const ranges = rows.filter((_, i) => i % 2 === 0).map((_, i): [number, number] => [2 * i * keys.length, 1]);
    const update = forge([{ client: 601, clock: 0, structs }], [{ client: 601, ranges }]);
    const verdict = server.judge(update, 'keeper', keeper);
    const touched = verdict.kind === 'deniedCells' ? verdict.judged.touched : [];
    expect(touched).toHaveLength(40_000);
    expect(touched.filter(({ column }) => column === 'promise').slice(0, 2).map(({ value }) => value)).toEqual([null, 'ramp']);
  });

  it('JU13 refuses siblings in numbers that would take Yjs minutes', () => {
    const server = createServer();
    const parent = rowId(server, first);
    const structs = Array.from({ length: 20_000 }, (): RawStruct => ({ parent, key: 'promise' }));
    const verdict = server.judge(forge([{ client: 601, clock: 0, structs }]), 'keeper', keeper);
    expect(summary(verdict)).toBe('malformed tooConcurrent');
  });
});
