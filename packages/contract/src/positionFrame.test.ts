import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodePositionFrame, encodePositionFrame, type CellsFrame, type DotsFrame } from './positionFrame.ts';

const lng = fc.double({ min: -180, max: 180, noNaN: true });
const lat = fc.double({ min: -90, max: 90, noNaN: true });
const ascending = (max: number) => fc.uniqueArray(fc.nat({ max: 1_000_000 }), { maxLength: max }).map((list) => list.sort((a, b) => a - b));

const dotsFrame = ascending(40).chain((slots) =>
  fc.record({
    full: fc.boolean(),
    atSeconds: fc.nat({ max: 0xffffffff }),
    points: fc.array(fc.tuple(lng, lat, fc.nat({ max: 255 })), { minLength: slots.length, maxLength: slots.length }),
    removed: ascending(20),
  }).map(
    ({ full, atSeconds, points, removed }): DotsFrame => ({
      kind: 'dots',
      full,
      atSeconds,
      slots: Uint32Array.from(slots),
      lng: Float64Array.from(points, (point) => point[0]),
      lat: Float64Array.from(points, (point) => point[1]),
      status: Uint8Array.from(points, (point) => point[2]),
      removed: Uint32Array.from(removed),
    }),
  ),
);

it('carries dots within a millionth of a degree, slots and removals exactly', () => {
  fc.assert(
    fc.property(dotsFrame, (frame) => {
      const decoded = decodePositionFrame(encodePositionFrame(frame));
      if (decoded.kind !== 'dots') throw new Error('the kind changed');
      expect(decoded.slots).toEqual(frame.slots);
      expect(decoded.removed).toEqual(frame.removed);
      expect(decoded.status).toEqual(frame.status);
      expect(decoded.full).toBe(frame.full);
      expect(decoded.atSeconds).toBe(frame.atSeconds);
      frame.lng.forEach((value, i) => expect(Math.abs((decoded.lng[i] ?? NaN) - value)).toBeLessThan(1.01e-6));
      frame.lat.forEach((value, i) => expect(Math.abs((decoded.lat[i] ?? NaN) - value)).toBeLessThan(1.01e-6));
    }),
  );
});

it('carries counts per cell', () => {
  const frame: CellsFrame = {
    kind: 'cells',
    full: true,
    atSeconds: 1_795_507_200,
    lng: Float64Array.of(118.69, 118.71),
    lat: Float64Array.of(32.02, 32.05),
    count: Uint32Array.of(12, 3_400),
  };
  expect(decodePositionFrame(encodePositionFrame(frame))).toEqual(frame);
});

it('throws on every frame that is cut short, and never hangs on noise', () => {
  fc.assert(
    fc.property(dotsFrame, fc.double({ min: 0, max: 0.99, noNaN: true }), (frame, part) => {
      const bytes = encodePositionFrame(frame);
      expect(() => decodePositionFrame(bytes.slice(0, Math.floor(bytes.length * part)))).toThrow(RangeError);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        decodePositionFrame(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});
