import { expect, it } from 'vitest';
import { ShownPositions } from './ShownPositions.ts';

const here = { lng: 118, lat: 32, status: 1, readAtMs: 5 };

it('has another version after each change that a screen could see, and never an old one again', () => {
  const positions = new ShownPositions();
  const versions = [here, { ...here, readAtMs: 9 }, { ...here, status: 2 }, { ...here, lng: 119 }].map((position) => {
    positions.write(7, position);
    return positions.versionOf(7);
  });
  expect(versions[1]).toBe(versions[0]);
  positions.clear(7);
  expect(positions.versionOf(7)).toBe(0);
  positions.write(7, here);
  const all = [...versions.slice(1), positions.versionOf(7)];
  expect(new Set(all).size).toBe(all.length);
});

it('keeps nothing of what was cleared, and everything when it grows', () => {
  const positions = new ShownPositions();
  positions.write(1, here);
  positions.write(5_000, { ...here, lng: 119 });
  expect([positions.lngOf(1), positions.lngOf(5_000), positions.readAtMsOf(1), positions.statusOf(1)]).toEqual([118, 119, 5, 1]);
  positions.clear(1);
  expect([positions.lngOf(1), positions.latOf(1), positions.statusOf(1), positions.readAtMsOf(1)]).toEqual([0, 0, 0, 0]);
});
