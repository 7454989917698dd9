import { expect, it } from 'vitest';
import { boundsAround, boundsHold, boundsOf, grownBounds, type Bounds } from './Bounds.ts';
import { distanceMeters } from './distanceMeters.ts';

const box: Bounds = [118.6, 32, 118.7, 32.1];

it('is the smallest rectangle around positions, and none around nothing', () => {
  expect(boundsOf([[118.7, 32], [118.6, 32.1], [118.65, 32.05]])).toEqual(box);
  expect(boundsOf([])).toBeNull();
  expect(boundsOf([[118.7]])).toBeNull();
});

it('lies around a point as far as it was asked to', () => {
  const [west, south, east, north] = boundsAround([118.7, 32], 120);
  expect(distanceMeters([west, 32], [118.7, 32])).toBeCloseTo(120, 1);
  expect(distanceMeters([118.7, south], [118.7, north])).toBeCloseTo(240, 1);
  expect(east - 118.7).toBeCloseTo(118.7 - west, 12);
});

it('grows by a share of itself on every side', () => {
  expect(grownBounds([0, 0, 10, 20], 0.5)).toEqual([-5, -10, 15, 30]);
});

it('holds its edges, and what lies within the margin', () => {
  expect(boundsHold(box, [118.6, 32])).toBe(true);
  expect(boundsHold(box, [118.599, 32])).toBe(false);
  // A thousandth of a degree of longitude is 94 m here.
  expect(boundsHold(box, [118.599, 32], 95)).toBe(true);
  expect(boundsHold(box, [118.599, 32], 93)).toBe(false);
  expect(boundsHold(box, [])).toBe(false);
});
