import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { gcj02ToWgs84, wgs84ToGcj02 } from './gcj02.ts';
import { gcj02Point, wgs84Point, type Gcj02Point, type Wgs84Point } from './geo-points.ts';
import { metersPerMercatorUnit } from './mercator.ts';

/** Well inside the rectangle that the series covers, so that an offset never crosses its edge. */
const inChina = fc.tuple(fc.double({ min: 73, max: 137, noNaN: true }), fc.double({ min: 2, max: 55, noNaN: true }));
const inJiangsu = fc.tuple(fc.double({ min: 116.3, max: 122, noNaN: true }), fc.double({ min: 30.7, max: 35.2, noNaN: true }));

function metersBetween([lng1, lat1]: readonly [number, number], [lng2, lat2]: readonly [number, number]): number {
  const perDegree = metersPerMercatorUnit(0) / 360;
  return Math.hypot((lng1 - lng2) * perDegree * Math.cos((lat1 * Math.PI) / 180), (lat1 - lat2) * perDegree);
}

describe('GCJ-02', () => {
  test('comes back to within a millimetre of where it started', () => {
    fc.assert(
      fc.property(inChina, ([lng, lat]) => {
        const start = wgs84Point(lng, lat);
        expect(metersBetween(gcj02ToWgs84(wgs84ToGcj02(start)), start)).toBeLessThan(0.001);
      }),
      { numRuns: 2000 },
    );
  });

  test('lies 300 to 800 m off all over Jiangsu, which is why it must never pass for WGS-84', () => {
    fc.assert(
      fc.property(inJiangsu, ([lng, lat]) => {
        const start = wgs84Point(lng, lat);
        const meters = metersBetween(wgs84ToGcj02(start) as unknown as [number, number], start);
        expect(meters).toBeGreaterThan(300);
        expect(meters).toBeLessThan(800);
      }),
      { numRuns: 2000 },
    );
  });

  test('moves a place in Nanjing by the known 480 m or so, east and a little south', () => {
    const [lng, lat] = wgs84ToGcj02(wgs84Point(118.692, 32.023));
    expect(lng - 118.692).toBeCloseTo(0.0052, 3);
    expect(lat - 32.023).toBeCloseTo(-0.0021, 3);
  });

  test.each([
    ['Singapore', 103.8, 0.5],
    ['London', -0.12, 51.5],
    ['Sydney', 151.2, -33.9],
  ])('leaves %s where it is', (_, lng, lat) => {
    expect(wgs84ToGcj02(wgs84Point(lng, lat))).toEqual([lng, lat]);
    expect(gcj02ToWgs84(gcj02Point(lng, lat))).toEqual([lng, lat]);
  });
});

describe('a point', () => {
  test('of one datum does not stand for the other, nor a bare pair for either', () => {
    expectTypeOf<Gcj02Point>().not.toExtend<Wgs84Point>();
    expectTypeOf<Wgs84Point>().not.toExtend<Gcj02Point>();
    expectTypeOf<[number, number]>().not.toExtend<Wgs84Point>();
    // @ts-expect-error A GCJ-02 point is refused where WGS-84 is wanted.
    wgs84ToGcj02(gcj02Point(118.7, 32));
    // @ts-expect-error So is a pair that nobody said the datum of.
    wgs84ToGcj02([118.7, 32]);
  });

  test.each([
    [32.023, 118.692, /latitude/],
    [181, 0, /longitude/],
    [Number.NaN, 0, /longitude/],
    [0, Number.NaN, /latitude/],
  ])('refuses %d, %d and names the axis', (lng, lat, fault) => {
    expect(() => wgs84Point(lng, lat)).toThrow(fault);
    expect(() => gcj02Point(lng, lat)).toThrow(RangeError);
  });
});
