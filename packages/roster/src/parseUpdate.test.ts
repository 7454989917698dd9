import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { parseUpdate } from './parseUpdate.ts';
import { writeCell } from './rows.ts';
import { households, ModelServer } from './testing/ModelServer.ts';
import { defaultUpdateLimits } from './updateLimits.ts';

function honestUpdate(): Uint8Array {
  const doc = new ModelServer().replica(601);
  writeCell(doc, households[0], 'promise', '修灯 by Friday');
  writeCell(doc, households[0], 'promise', 'ramp');
  writeCell(doc, households[1], 'headCount', 4);
  return Y.encodeStateAsUpdate(doc);
}

/** An update with one section of one struct, whose bytes `write` gives. */
function withStruct(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, 1, 601, 0]) encoding.writeVarUint(encoder, number);
  write(encoder);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** A struct under the households root with the given content reference and content bytes. */
function withContent(ref: number, write: (encoder: encoding.Encoder) => void, root = 'households'): Uint8Array {
  return withStruct((encoder) => {
    encoding.writeUint8(encoder, ref | 32);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, root);
    encoding.writeVarString(encoder, 'key');
    write(encoder);
  });
}

const codeOf = (update: Uint8Array, limits = defaultUpdateLimits): string => {
  const parsed = parseUpdate(update, limits);
  return parsed.kind === 'malformed' ? parsed.code : parsed.kind;
};

describe('parseUpdate', () => {
  it('reads what Yjs writes, with the clocks and lengths that Yjs gives', () => {
    const update = honestUpdate();
    const parsed = parseUpdate(update);
    if (parsed.kind === 'malformed') throw new Error(parsed.code);
    const structs = parsed.sections.flatMap(({ client, structs }) =>
      structs.map(({ clock, length }) => ({ client, clock, length })),
    );
    const expected = Y.decodeUpdate(update).structs.map(({ id, length }) => ({ ...id, length }));
    expect(structs).toEqual(expected.map(({ client, clock, length }) => ({ client, clock, length })));
  });

  it('PU1 calls an update cut at any byte malformed, and one with bytes behind its end', () => {
    const update = honestUpdate();
    for (let length = 0; length < update.length; length++) {
      expect(parseUpdate(update.subarray(0, length)).kind, `cut at ${length}`).toBe('malformed');
    }
    expect(codeOf(Uint8Array.from([...update, 0]))).toBe('trailingBytes');
  });

  it('PU2 bounds bytes, structs, clients, deletions, struct length and keys', () => {
    const update = honestUpdate();
    expect(codeOf(update, { ...defaultUpdateLimits, maxBytes: update.length - 1 })).toBe('tooLarge');
    expect(codeOf(update, { ...defaultUpdateLimits, maxStructs: 1 })).toBe('tooLarge');
    expect(codeOf(update, { ...defaultUpdateLimits, maxClients: 1 })).toBe('tooLarge');
    expect(codeOf(update, { ...defaultUpdateLimits, maxDeleteRanges: 0 })).toBe('tooLarge');
    expect(codeOf(update, { ...defaultUpdateLimits, maxKeyLength: 3 })).toBe('keyTooLong');
    expect(codeOf(withContent(1, (encoder) => encoding.writeVarUint(encoder, 3_000_000)))).toBe('structTooLong');
  });

  it('PU3 refuses an unknown root', () => {
    expect(codeOf(withContent(1, (encoder) => encoding.writeVarUint(encoder, 1), 'elsewhere'))).toBe('unknownRoot');
  });

  it.each([
    ['an object', { a: 1 }],
    ['an array', [1]],
    ['bytes', new Uint8Array([1])],
    ['a big integer', 5n],
    ['a prototype', JSON.parse('{"__proto__":{"isAdmin":true}}')],
  ])('PU4 refuses %s as a value', (_name, value) => {
    const update = withContent(8, (encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeAny(encoder, value as never);
    });
    expect(codeOf(update)).toBe('valueKind');
  });

  it.each([2, 3, 4, 5, 6, 9, 11, 31])('PU4 refuses content of kind %i', (ref) => {
    expect(codeOf(withContent(ref, (encoder) => encoding.writeVarString(encoder, 'x')))).toBe('contentKind');
  });

  it.each([0, 2, 3, 4, 5, 6])('PU4 refuses a nested type of kind %i', (typeRef) => {
    expect(codeOf(withContent(7, (encoder) => encoding.writeVarUint(encoder, typeRef)))).toBe('contentKind');
  });

  it('PU5 refuses empty structs, doubled clients and unsorted deletions', () => {
    expect(codeOf(withContent(1, (encoder) => encoding.writeVarUint(encoder, 0)))).toBe('emptyStruct');
    expect(codeOf(Uint8Array.from([2, 1, 9, 0, 0, 1, 1, 9, 1, 0, 1, 0]))).toBe('duplicateClient');
    expect(codeOf(Uint8Array.from([0, 1, 9, 2, 5, 2, 6, 1]))).toBe('unsortedDeletes');
    expect(codeOf(Uint8Array.from([0, 1, 9, 1, 5, 0]))).toBe('emptyStruct');
  });

  it('PU6 refuses numbers that are none and client ids beyond 32 bits', () => {
    const padded = [...Array<number>(200).fill(0x80), 0];
    expect(codeOf(Uint8Array.from([...padded, 0]))).toBe('tooLarge');
    expect(codeOf(Uint8Array.from([1, 1, 0xff, 0xff, 0xff, 0xff, 0x1f, 0, 0, 1, 0]))).toBe('clientId');
  });
});
