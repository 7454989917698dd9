import type { SeededRandom } from '@finemesh/geo';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { StructId } from '../ParsedUpdate.ts';
import { households } from './ModelServer.ts';

/** The first two are what the forger's role may write; they are named more often so that sound updates come about. */
const columns = [
  ...['promise', 'promiseDue', 'promise', 'promiseDue', 'promise', 'promiseDue', 'promise'],
  ...['occupancy', 'headCount', 'visitOutcome', 'flat', 'phone', 'made-up', '__proto__'],
];
const values: readonly unknown[] = ['owner', 'let', 7, 3.5, -1, true, null, 'x'.repeat(200), '2026-12-01', 'visited', undefined, 'lamp', 'ramp', '2026-12-24'];

/**
 * An update that no honest client would write: mostly close to a sound one, so that the guard's deeper checks are
 * reached, with any of its parts chosen badly now and then.
 */
export function forgeUpdate(random: SeededRandom, doc: Y.Doc, ownIds: readonly number[], otherIds: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder();
  const clients = random.chance(0.05)
    ? []
    : random.chance(0.85)
    ? [random.pick(ownIds)]
    : [...new Set([random.pick(ownIds), random.pick(otherIds), random.below(2 ** 31)])];
  const born: StructId[] = [];
  encoding.writeVarUint(encoder, clients.length);
  for (const client of clients) writeSection(encoder, random, doc, client, born);
  writeDeletes(encoder, random, doc, born);
  return encoding.toUint8Array(encoder);
}

function writeSection(encoder: encoding.Encoder, random: SeededRandom, doc: Y.Doc, client: number, born: StructId[]): void {
  const state = Y.getState(doc.store, client);
  const count = 1 + random.below(4);
  let clock = random.chance(0.9) ? state : Math.max(0, state + random.below(5) - 2);
  encoding.writeVarUint(encoder, count);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  for (let i = 0; i < count; i++) {
    const length = writeStruct(encoder, random, doc, born);
    born.push({ client, clock: clock + length - 1 });
    clock += length;
  }
}

function writeStruct(encoder: encoding.Encoder, random: SeededRandom, doc: Y.Doc, born: readonly StructId[]): number {
  if (random.chance(0.08)) {
    const length = 1 + random.below(3);
    encoding.writeUint8(encoder, random.chance(0.7) ? 0 : 10);
    encoding.writeVarUint(encoder, length);
    return length;
  }
  const ref = random.chance(0.75) ? 8 : random.pick([1, 1, 1, 2, 4, 7]);
  const origin = random.chance(0.6) ? anyId(random, doc, born) : null;
  const rightOrigin = random.chance(0.05) ? anyId(random, doc, born) : null;
  const hasKey = random.chance(0.95);
  encoding.writeUint8(encoder, ref | (hasKey ? 32 : 0) | (rightOrigin ? 64 : 0) | (origin ? 128 : 0));
  for (const id of [origin, rightOrigin]) if (id !== null) writeId(encoder, id);
  if (origin === null && rightOrigin === null) {
    writeParent(encoder, random, doc, born);
    if (hasKey) encoding.writeVarString(encoder, random.chance(0.95) ? random.pick(columns) : random.pick(households));
  }
  return writeContent(encoder, random, ref);
}

function writeParent(encoder: encoding.Encoder, random: SeededRandom, doc: Y.Doc, born: readonly StructId[]): void {
  if (random.chance(0.05)) {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, random.chance(0.5) ? 'households' : 'elsewhere');
    return;
  }
  const row = doc.getMap('households')._map.get(random.pick(households));
  encoding.writeVarUint(encoder, 0);
  writeId(encoder, row !== undefined && random.chance(0.9) ? row.id : anyId(random, doc, born));
}

function writeContent(encoder: encoding.Encoder, random: SeededRandom, ref: number): number {
  const length = random.chance(0.8) ? 1 : 1 + random.below(3);
  switch (ref) {
    case 1:
      encoding.writeVarUint(encoder, length);
      return length;
    case 7:
      encoding.writeVarUint(encoder, random.below(3));
      return 1;
    case 4:
      encoding.writeVarString(encoder, 'text');
      return 4;
    case 2:
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, '{"__proto__":{"isAdmin":true}}');
      return 1;
    default:
      encoding.writeVarUint(encoder, length);
      for (let i = 0; i < length; i++) encoding.writeAny(encoder, random.pick(values) as never);
      return length;
  }
}

function writeDeletes(encoder: encoding.Encoder, random: SeededRandom, doc: Y.Doc, born: readonly StructId[]): void {
  const byClient = new Map<number, number>();
  for (let i = random.below(3); i > 0; i--) {
    const id = anyId(random, doc, born);
    byClient.set(id.client, id.clock);
  }
  encoding.writeVarUint(encoder, byClient.size);
  for (const [client, clock] of byClient) {
    const start = Math.max(0, clock - random.below(2));
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, start);
    encoding.writeVarUint(encoder, 1 + random.below(3));
  }
}

/** Mostly the current entry of some cell, else anything in the store, in this update, or nowhere. */
function anyId(random: SeededRandom, doc: Y.Doc, born: readonly StructId[]): StructId {
  if (born.length > 0 && random.chance(0.3)) return random.pick(born);
  if (random.chance(0.7)) {
    const row = doc.getMap('households').get(random.pick(households));
    const entry = row instanceof Y.Map ? row._map.get(random.pick(columns)) : undefined;
    if (entry !== undefined) return entry.lastId;
  }
  const client = random.pick([...doc.store.clients.keys()]);
  if (random.chance(0.9)) return { client, clock: random.below(Y.getState(doc.store, client)) };
  return { client: random.chance(0.5) ? client : random.below(2 ** 31), clock: random.below(1000) };
}

function writeId(encoder: encoding.Encoder, id: StructId): void {
  encoding.writeVarUint(encoder, id.client);
  encoding.writeVarUint(encoder, id.clock);
}
