import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLocalPlane, type PlanPoint } from './createLocalPlane.ts';
import { distanceMeters } from './distanceMeters.ts';

const plane = createLocalPlane({ anchor: [118.692, 32.023], anchorMeters: [100, 50], rotationDegrees: 14 });
const plan = fc.tuple(fc.double({ min: -2000, max: 2000, noNaN: true }), fc.double({ min: -2000, max: 2000, noNaN: true }));

it('lays the anchor of the drawing on its place', () => {
  expect(plane.toLngLat([100, 50])).toEqual([118.692, 32.023]);
});

it('turns the drawing counter-clockwise from east', () => {
  const north = createLocalPlane({ anchor: [118.7, 32], anchorMeters: [0, 0], rotationDegrees: 90 });
  const [lng, lat] = north.toLngLat([100, 0]);
  expect(lng).toBeCloseTo(118.7, 7);
  expect(lat).toBeGreaterThan(32);
});

it('comes back to within two centimetres of where it started', () => {
  fc.assert(
    fc.property(plan, (point) => {
      const [x, y] = plane.toPlan(plane.toLngLat(point));
      expect(Math.hypot(x - point[0], y - point[1])).toBeLessThan(0.02);
    }),
  );
});

it('keeps lengths as they are measured on the earth, to a thousandth', () => {
  const far = (a: PlanPoint, b: PlanPoint): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
  fc.assert(
    fc.property(plan, plan, (a, b) => {
      expect(Math.abs(distanceMeters(plane.toLngLat(a), plane.toLngLat(b)) - far(a, b))).toBeLessThan(0.05 + far(a, b) / 1000);
    }),
  );
});
