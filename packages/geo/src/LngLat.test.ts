import { describe, expect, expectTypeOf, it } from 'vitest';
import { distanceMeters } from './distanceMeters.ts';
import { wgs84ToGcj02 } from './gcj02.ts';
import { gcj02Point, lngLat, type Gcj02Point, type LngLat, type Position } from './LngLat.ts';

describe('a point', () => {
  it('of one datum does not stand for the other', () => {
    expectTypeOf<Gcj02Point>().not.toExtend<LngLat>();
    expectTypeOf<LngLat>().not.toExtend<Gcj02Point>();
    expectTypeOf<Gcj02Point>().not.toExtend<Position>();
    // @ts-expect-error A GCJ-02 point is refused where WGS-84 is wanted.
    wgs84ToGcj02(gcj02Point(118.7, 32));
    // @ts-expect-error So it is in every function of this package.
    distanceMeters(gcj02Point(118.7, 32), [118.7, 32]);
  });

  it('may be a bare pair where it is in WGS-84, and never where it is in GCJ-02', () => {
    expectTypeOf<[number, number]>().toExtend<LngLat>();
    expectTypeOf<number[]>().toExtend<Position>();
    expectTypeOf<[number, number]>().not.toExtend<Gcj02Point>();
  });

  it.each([
    [32.023, 118.692, /latitude/],
    [181, 0, /longitude/],
    [Number.NaN, 0, /longitude/],
    [0, Number.NaN, /latitude/],
  ])('refuses %d, %d and names the axis', (lng, lat, fault) => {
    expect(() => lngLat(lng, lat)).toThrow(fault);
    expect(() => gcj02Point(lng, lat)).toThrow(RangeError);
  });
});
