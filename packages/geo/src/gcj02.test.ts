import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceMeters } from './distanceMeters.ts';
import { gcj02ToWgs84, wgs84ToGcj02 } from './gcj02.ts';
import { gcj02Point, lngLat } from './LngLat.ts';

/** Well inside the rectangle that the series covers, so that an offset never crosses its edge. */
const inChina = fc.tuple(fc.double({ min: 73, max: 137, noNaN: true }), fc.double({ min: 2, max: 55, noNaN: true }));
const inJiangsu = fc.tuple(fc.double({ min: 116.3, max: 122, noNaN: true }), fc.double({ min: 30.7, max: 35.2, noNaN: true }));

/** The same numbers without their datum, to measure how far the two lie apart. */
function bare([lng, lat]: readonly [number, number]): [number, number] {
  return [lng, lat];
}

describe('GCJ-02', () => {
  test('comes back to within a millimetre of where it started', () => {
    fc.assert(
      fc.property(inChina, ([lng, lat]) => {
        const start = lngLat(lng, lat);
        expect(distanceMeters(gcj02ToWgs84(wgs84ToGcj02(start)), start)).toBeLessThan(0.001);
      }),
      { numRuns: 2000 },
    );
  });

  test('lies 300 to 800 m off all over Jiangsu, which is why it must never pass for WGS-84', () => {
    fc.assert(
      fc.property(inJiangsu, ([lng, lat]) => {
        const start = lngLat(lng, lat);
        const meters = distanceMeters(bare(wgs84ToGcj02(start)), start);
        expect(meters).toBeGreaterThan(300);
        expect(meters).toBeLessThan(800);
      }),
      { numRuns: 2000 },
    );
  });

  test('moves a place in Nanjing by the known 480 m or so, east and a little south', () => {
    const [lng, lat] = wgs84ToGcj02(lngLat(118.692, 32.023));
    expect(lng - 118.692).toBeCloseTo(0.0052, 3);
    expect(lat - 32.023).toBeCloseTo(-0.0021, 3);
  });

  test.each([
    ['Singapore', 103.8, 0.5],
    ['London', -0.12, 51.5],
    ['Sydney', 151.2, -33.9],
  ])('leaves %s where it is', (_, lng, lat) => {
    expect(wgs84ToGcj02(lngLat(lng, lat))).toEqual([lng, lat]);
    expect(gcj02ToWgs84(gcj02Point(lng, lat))).toEqual([lng, lat]);
  });
});
