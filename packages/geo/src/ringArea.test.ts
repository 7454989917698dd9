import { expect, it } from 'vitest';
import { createLocalPlane } from './createLocalPlane.ts';
import { movedBy } from './movedBy.ts';
import { ringArea } from './ringArea.ts';

const square = [[0, 0], [4, 0], [4, 3], [0, 3], [0, 0]] as const;

it('is positive counter-clockwise, negative clockwise, and nothing without corners', () => {
  expect(ringArea(square)).toBe(12);
  expect(ringArea(square.toReversed())).toBe(-12);
  expect(ringArea([])).toBe(0);
});

it('comes out in square metres on a local plane', () => {
  const plane = createLocalPlane({ anchor: [118.7, 32], anchorMeters: [0, 0], rotationDegrees: 30 });
  const ring = square.map(([east, north]) => plane.toPlan(movedBy([118.7, 32], 100 * east, 100 * north)));
  expect(ringArea(ring)).toBeCloseTo(120_000, 0);
});
