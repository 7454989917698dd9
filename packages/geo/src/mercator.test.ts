import { expect, test } from 'vitest';
import { earthRadiusMeters } from './earth.ts';
import { mercatorX, mercatorY, metersPerMercatorUnit } from './mercator.ts';

test('puts the corners of the world on the corners of the unit square', () => {
  expect([mercatorX(-180), mercatorX(180)]).toEqual([0, 1]);
  expect(mercatorY(85.0511287798066)).toBeCloseTo(0, 12);
  expect(mercatorY(-85.0511287798066)).toBeCloseTo(1, 12);
});

test('spans the equator at the equator and half of it at 60°', () => {
  expect(metersPerMercatorUnit(0)).toBeCloseTo(2 * Math.PI * earthRadiusMeters, 6);
  expect(metersPerMercatorUnit(60)).toBeCloseTo(Math.PI * earthRadiusMeters, 6);
});
