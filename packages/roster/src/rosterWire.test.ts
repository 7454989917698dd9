import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import {
  decodeClientFrame,
  encodeAcknowledgement,
  encodeAwareness,
  encodeCellsDenied,
  encodeSync,
  readAcknowledgement,
  readCellsDenied,
} from './rosterWire.ts';

/** A decoder behind the frame type, as the stock provider hands it to a message handler. */
function behindType(frame: Uint8Array): { type: number; decoder: decoding.Decoder } {
  const decoder = decoding.createDecoder(frame);
  return { type: decoding.readVarUint(decoder), decoder };
}

describe('roster wire', () => {
  it('WI1 carries the number of answered updates in a frame of type 100', () => {
    const { type, decoder } = behindType(encodeAcknowledgement(70_000));
    expect(type).toBe(100);
    expect(readAcknowledgement(decoder)).toBe(70_000);
  });

  it('WI2 carries the denied cells and reasons in the auth frame', () => {
    const { type, decoder } = behindType(encodeCellsDenied([{ household: 'h', column: 'need', value: null, denial: 'notAllowed' }]));
    expect(type).toBe(2);
    expect(readCellsDenied(decoder, 'care')).toEqual([{ household: 'h', column: 'need', reason: 'notAllowed' }]);
  });

  it('WI2 reads a plain-text reason of another server as none', () => {
    const frame = Uint8Array.from([0, 2, 104, 105]);
    expect(readCellsDenied(decoding.createDecoder(frame), 'care')).toEqual([]);
  });

  it.each([
    '{"kind":"cellsDenied"}',
    '{"kind":"cellsDenied","cells":[null,7,{"household":"h"}]}',
    '{"kind":"cellsDenied","cells":[{"household":"h","column":"phone","reason":"notAllowed"}]}',
    '{"kind":"cellsDenied","cells":[{"household":"h","column":"need","reason":"because"}]}',
    '[]',
    'null',
  ])('WI2 reads no cell out of %s', (payload) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, payload);
    expect(readCellsDenied(decoding.createDecoder(encoding.toUint8Array(encoder)), 'care')).toEqual([]);
  });

  it('WI3 reads the frames of the stock client and refuses all others', () => {
    const payload = Uint8Array.from([1, 2, 3]);
    expect(decodeClientFrame(encodeSync('step1', payload))).toEqual({ kind: 'step1', stateVector: payload });
    expect(decodeClientFrame(encodeSync('step2', payload))).toEqual({ kind: 'update', update: payload, isStep2: true });
    expect(decodeClientFrame(encodeSync('update', payload))).toEqual({ kind: 'update', update: payload, isStep2: false });
    expect(decodeClientFrame(encodeAwareness(payload))).toEqual({ kind: 'awareness', states: payload });
    expect(decodeClientFrame(Uint8Array.from([3]))).toEqual({ kind: 'queryAwareness' });
    for (const bytes of [[], [0], [0, 3, 0], [0, 2, 9, 1], [0, 2, 1, 1, 1], [2, 0, 0], [100, 1], [7]]) {
      expect(decodeClientFrame(Uint8Array.from(bytes)), bytes.join()).toBeUndefined();
    }
  });
});
