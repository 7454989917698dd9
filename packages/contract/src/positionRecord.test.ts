import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodePositionRecords, encodePositionRecords, positionRecordBytes } from './positionRecord.ts';

const record = fc.record({
  sharer: fc.nat({ max: 0xffffffff }),
  point: fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })),
  ageMs: fc.integer({ min: 0, max: 6_000_000 }),
  headingDegrees: fc.option(fc.double({ min: 0, max: 359.9, noNaN: true })),
  speedMetersPerSecond: fc.option(fc.double({ min: 0, max: 60, noNaN: true })),
});

it('carries every record within the steps of the format', () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 20 }), (records) => {
      const bytes = encodePositionRecords(records);
      expect(bytes.byteLength).toBe(records.length * positionRecordBytes);
      const decoded = decodePositionRecords(bytes);
      expect(decoded).toHaveLength(records.length);
      records.forEach((sent, i) => {
        const got = decoded?.[i];
        if (got === undefined) throw new Error('a record is missing');
        expect(got.sharer).toBe(sent.sharer);
        expect(Math.abs(got.point[0] - sent.point[0])).toBeLessThan(1e-7);
        expect(Math.abs(got.point[1] - sent.point[1])).toBeLessThan(1e-7);
        expect(Math.abs(got.ageMs - sent.ageMs)).toBeLessThanOrEqual(50);
        expect(got.headingDegrees === null).toBe(sent.headingDegrees === null);
        if (sent.speedMetersPerSecond === null) expect(got.speedMetersPerSecond).toBeNull();
        else expect(Math.abs((got.speedMetersPerSecond ?? -1) - sent.speedMetersPerSecond)).toBeLessThanOrEqual(0.125);
      });
    }),
  );
});

it('lays a record out as documented', () => {
  const bytes = encodePositionRecords([
    { sharer: 7, point: [118.6911, 32.0224], ageMs: 1_500, headingDegrees: 90, speedMetersPerSecond: 1.25 },
  ]);
  expect(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')).toBe('0000000713163b0046bed318000f2d05');
});

it('refuses what is no whole number of records, is empty, or lies off the globe', () => {
  expect(decodePositionRecords(new Uint8Array(0))).toBeUndefined();
  expect(decodePositionRecords(new Uint8Array(15))).toBeUndefined();
  const offGlobe = new Uint8Array(16);
  new DataView(offGlobe.buffer).setInt32(4, 910_000_000);
  expect(decodePositionRecords(offGlobe)).toBeUndefined();
});
