import { expect, it } from 'vitest';
import { distanceMeters } from './distanceMeters.ts';
import { earthRadiusMeters } from './earth.ts';

it('measures a degree of latitude as 111.195 km', () => {
  expect(distanceMeters([118, 32], [118, 33])).toBeCloseTo(111_195, -1);
});

it('measures half the way around the earth between antipodes, and nothing from a point to itself', () => {
  expect(distanceMeters([-60, -30], [120, 30])).toBeCloseTo(Math.PI * earthRadiusMeters, 3);
  expect(distanceMeters([118.7, 32], [118.7, 32])).toBe(0);
});

it('measures across the date line the short way', () => {
  expect(distanceMeters([179.999, 0], [-179.999, 0])).toBeCloseTo(222.4, 1);
});
