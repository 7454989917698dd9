import { expect, it } from 'vitest';
import { distanceMeters } from './distanceMeters.ts';
import { headingBetween } from './headingBetween.ts';
import type { LngLat } from './LngLat.ts';
import { movedBy } from './movedBy.ts';

const home: LngLat = [118.692, 32.023];

it.each([
  ['east', 300, 0, 90],
  ['north', 0, 300, 0],
  ['south-west', -100, -100, 225],
])('moves a point to the %s as far as it was asked to', (_, east, north, heading) => {
  const moved = movedBy(home, east, north);
  expect(distanceMeters(home, moved)).toBeCloseTo(Math.hypot(east, north), 1);
  expect(headingBetween(home, moved)).toBeCloseTo(heading, 1);
});

it('says heading 0 between a point and itself', () => {
  expect(headingBetween(home, home)).toBe(0);
});
