import type { Bounds } from '@finemesh/geo';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ShownPositions } from './ShownPositions.ts';

const here = { lng: 118, lat: 32, status: 1, readAtMs: 5 };
const whole = [-180, -90, 180, 90] as const;

function within(positions: ShownPositions, bounds: Bounds): number[] {
  const found: number[] = [];
  positions.forEachWithin(bounds, (slot) => found.push(slot));
  return found.sort((a, b) => a - b);
}

it('keeps only the latest position of a slot', () => {
  const positions = new ShownPositions();
  positions.write(3, here);
  positions.write(3, { lng: 119, lat: 33, status: 2, readAtMs: 6 });
  expect([within(positions, whole), within(positions, [117.9, 31.9, 118.1, 32.1])]).toEqual([[3], []]);
  expect([positions.lngOf(3), positions.latOf(3), positions.statusOf(3)]).toEqual([119, 33, 2]);
});

it('has another version after each change that a screen could see, and never an old one again', () => {
  const positions = new ShownPositions();
  const versions = [here, { ...here, readAtMs: 9 }, { ...here, status: 2 }, { ...here, lng: 119 }].map((position) => {
    positions.write(7, position);
    return positions.versionOf(7);
  });
  expect(versions[1]).toBe(versions[0]);
  positions.hide(7);
  expect(positions.versionOf(7)).toBe(0);
  positions.write(7, here);
  const all = [...versions.slice(1), positions.versionOf(7)];
  expect(new Set(all).size).toBe(all.length);
});

it('keeps nothing of what was hidden, and everything when it grows', () => {
  const positions = new ShownPositions();
  positions.write(1, here);
  for (let slot = 2_000; slot <= 5_000; slot += 1) positions.write(slot, { ...here, lng: 118 + slot / 1e5 });
  expect([positions.lngOf(1), positions.lngOf(5_000), positions.statusOf(1), positions.shown]).toEqual([118, 118.05, 1, 3_002]);
  positions.hide(1);
  expect([positions.lngOf(1), positions.latOf(1), positions.statusOf(1), positions.shown]).toEqual([0, 0, 0, 3_001]);
});

it('finds exactly what a walk over all positions finds, through moves and hiding', () => {
  const slot = fc.nat({ max: 30 });
  const step = fc.oneof(
    fc.record({
      slot,
      at: fc.record({ lng: fc.double({ min: 118.6, max: 118.8, noNaN: true }), lat: fc.double({ min: 31.9, max: 32.1, noNaN: true }) }),
    }),
    fc.record({ slot, at: fc.constant(null) }),
  );
  const bounds = fc
    .tuple(
      fc.double({ min: 118.5, max: 118.9, noNaN: true }),
      fc.double({ min: 31.8, max: 32.2, noNaN: true }),
      fc.double({ min: 0, max: 0.3, noNaN: true }),
    )
    .map(([west, south, side]) => [west, south, west + side, south + side] as const);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), bounds, (steps, box) => {
      const positions = new ShownPositions();
      const truth = new Map<number, { lng: number; lat: number }>();
      for (const one of steps) {
        if (one.at === null) {
          positions.hide(one.slot);
          truth.delete(one.slot);
        } else {
          positions.write(one.slot, { ...here, ...one.at });
          truth.set(one.slot, one.at);
        }
      }
      const expected = [...truth].filter(([, { lng, lat }]) => lng >= box[0] && lng <= box[2] && lat >= box[1] && lat <= box[3]);
      expect(within(positions, box)).toEqual(expected.map(([found]) => found).sort((a, b) => a - b));
      expect(positions.shown).toBe(truth.size);
    }),
  );
});

it('PF6 hides what is stale', () => {
  const positions = new ShownPositions();
  positions.write(1, { ...here, readAtMs: 100 });
  positions.write(2, { ...here, readAtMs: 200 });
  positions.hideReadBefore(150);
  expect(within(positions, whole)).toEqual([2]);
});
