import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaHolds, boundsOfAreas, metersToEdge, type Area } from './areas.ts';
import type { LngLat } from './LngLat.ts';
import { movedBy } from './movedBy.ts';

const corner: LngLat = [118.7, 32];

/** A square from its south-west corner, in metres east and north of {@link corner}. */
function square(east: number, north: number, size: number): LngLat[] {
  return [[0, 0], [size, 0], [size, size], [0, size], [0, 0]].map(([x = 0, y = 0]) => movedBy(corner, east + x, north + y));
}

const withCourtyard: Area = { type: 'Polygon', coordinates: [square(0, 0, 100), square(40, 40, 20)] };
const twoParts: Area = { type: 'MultiPolygon', coordinates: [[square(0, 0, 100)], [square(200, 0, 50)]] };

describe('an area', () => {
  it('holds what is inside it and counts a courtyard as outside', () => {
    expect(areaHolds(withCourtyard, movedBy(corner, 10, 10))).toBe(true);
    expect(areaHolds(withCourtyard, movedBy(corner, 50, 50))).toBe(false);
    expect(areaHolds(withCourtyard, movedBy(corner, -1, 50))).toBe(false);
  });

  it('holds the points of each of its parts and none between them', () => {
    expect([50, 150, 225].map((east) => areaHolds(twoParts, movedBy(corner, east, 20)))).toEqual([true, false, true]);
  });

  it('holds the same points whichever way its ring runs and wherever it starts', () => {
    const star = fc.array(fc.double({ min: 10, max: 90, noNaN: true }), { minLength: 3, maxLength: 12 });
    const at = fc.tuple(fc.double({ min: -100, max: 100, noNaN: true }), fc.double({ min: -100, max: 100, noNaN: true }));
    fc.assert(
      fc.property(star, at, fc.nat(), (spokes, [east, north], start) => {
        const ring = spokes.map((r, i) => {
          const angle = (i / spokes.length) * 2 * Math.PI;
          return movedBy(corner, r * Math.cos(angle), r * Math.sin(angle));
        });
        const from = start % ring.length;
        const turned = [...ring.slice(from), ...ring.slice(0, from)].reverse();
        const point = movedBy(corner, east, north);
        expect(areaHolds({ type: 'Polygon', coordinates: [turned] }, point)).toBe(areaHolds({ type: 'Polygon', coordinates: [ring] }, point));
      }),
    );
  });

  it('holds nothing when it is empty, and says so of its rectangle too', () => {
    const nowhere: Area = { type: 'Polygon', coordinates: [] };
    expect(areaHolds(nowhere, corner)).toBe(false);
    expect(boundsOfAreas(nowhere)).toBeNull();
    expect(metersToEdge(nowhere, corner)).toBe(Infinity);
  });

  it('has a rectangle around all its parts, and several areas have one around all of them', () => {
    const [west = 0, south = 0, east = 0, north = 0] = boundsOfAreas(twoParts) ?? [];
    expect([west, south]).toEqual([118.7, 32]);
    expect([east, north]).toEqual([movedBy(corner, 250, 0)[0], movedBy(corner, 0, 100)[1]]);
    const beyond: Area = { type: 'Polygon', coordinates: [square(-50, 10, 20)] };
    expect(boundsOfAreas(twoParts, beyond)).toEqual([movedBy(corner, -50, 0)[0], south, east, north]);
  });
});

describe('the distance to an edge', () => {
  it.each([
    ['outside, beside a side', 130, 50, 30],
    ['outside, beyond a corner', 130, 140, 50],
    ['inside, courtyards not counted', 55, 50, 45],
    ['on a corner', 100, 100, 0],
  ])('is measured from %s', (_, east, north, meters) => {
    expect(metersToEdge(withCourtyard, movedBy(corner, east, north))).toBeCloseTo(meters, 1);
  });

  it('is that of the nearest part', () => {
    expect(metersToEdge(twoParts, movedBy(corner, 190, 20))).toBeCloseTo(10, 1);
  });
});
