import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distanceMeters } from './distanceMeters.ts';
import type { LngLat } from './LngLat.ts';
import { snapToNet } from './snapToNet.ts';

const pointInNanjing = fc.tuple(
  fc.double({ min: 118.3, max: 119.3, noNaN: true }),
  fc.double({ min: 31.2, max: 32.7, noNaN: true }),
);

it('moves a point by half a cell diagonal at the most, and the same way again', () => {
  fc.assert(
    fc.property(pointInNanjing, fc.constantFrom(25, 50, 200), (point, cell) => {
      const snapped = snapToNet(point, cell);
      expect(distanceMeters(point, snapped)).toBeLessThanOrEqual((cell / 2) * Math.SQRT2 * 1.01);
      const again = snapToNet(snapped, cell);
      expect(distanceMeters(snapped, again)).toBeLessThan(0.01);
    }),
  );
});

it('leaves a point exact where the net is zero', () => {
  const point: LngLat = [118.6911, 32.0224];
  expect(snapToNet(point, 0)).toEqual(point);
});

it('stays on the earth right up to the poles', () => {
  for (const lat of [89.99, -89.99]) {
    const [lng, snappedLat] = snapToNet([118, lat], 50);
    expect(Math.abs(snappedLat)).toBeLessThan(90);
    expect(Math.abs(lng - 118)).toBeLessThan(1);
  }
});
