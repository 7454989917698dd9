import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaHolds, type Area } from './areas.ts';
import { labelPoint } from './labelPoint.ts';
import type { LngLat } from './LngLat.ts';

function polygon(...corners: LngLat[]): Area & { type: 'Polygon' } {
  return { type: 'Polygon', coordinates: [[...corners, corners[0] ?? []]] };
}

test('writes the name of a square in its middle', () => {
  const [lng, lat] = labelPoint(polygon([118, 32], [118.002, 32], [118.002, 32.002], [118, 32.002]));
  expect(lng).toBeCloseTo(118.001, 9);
  expect(lat).toBeCloseTo(32.001, 9);
});

test('writes it inside a horseshoe whose centroid lies in the gap', () => {
  const horseshoe = polygon([0, 0], [10, 0], [10, 10], [8, 10], [8, 1], [2, 1], [2, 10], [0, 10]);
  expect(areaHolds(horseshoe, [5, 4])).toBe(false);
  expect(areaHolds(horseshoe, labelPoint(horseshoe))).toBe(true);
});

test('writes it on the largest of several parts', () => {
  const small = polygon([0, 0], [1, 0], [1, 1], [0, 1]).coordinates;
  const large = polygon([10, 10], [14, 10], [14, 14], [10, 14]).coordinates;
  expect(labelPoint({ type: 'MultiPolygon', coordinates: [small, large] })).toEqual([12, 12]);
});

test('lies inside any star-shaped outline', () => {
  const radii = fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 5, maxLength: 24 });
  fc.assert(
    fc.property(radii, (spokes) => {
      const star = polygon(
        ...spokes.map((r, i): LngLat => {
          const angle = (i / spokes.length) * 2 * Math.PI;
          return [118 + r * Math.cos(angle), 32 + r * Math.sin(angle)];
        }),
      );
      expect(areaHolds(star, labelPoint(star))).toBe(true);
    }),
  );
});
