/** Marks which datum a point belongs to; exists for the type checker only. */
declare const datum: unique symbol;

interface OnDatum<Name extends string> {
  readonly [datum]: Name;
}

/**
 * A place on the earth in WGS-84, longitude first, both in degrees.
 *
 * This is what everything inside Finemesh speaks: GeoJSON, the API, positions, the map.
 */
export type Wgs84Point = readonly [lng: number, lat: number] & OnDatum<'WGS-84'>;

/**
 * A place in GCJ-02, the obfuscated datum of Chinese map services, longitude first, in degrees.
 *
 * It lies 100 to 700 m off the WGS-84 point of the same place, so a mix-up looks almost right.
 * That is why the two are different types: handing one where the other is wanted does not compile.
 */
export type Gcj02Point = readonly [lng: number, lat: number] & OnDatum<'GCJ-02'>;

/**
 * States that a pair of degrees is in WGS-84.
 *
 * @param lng longitude, −180 to 180 inclusive
 * @param lat latitude, −90 to 90 inclusive
 * @throws RangeError when either is outside its range or not a finite number; swapped axes are
 *   caught by this for most of China, whose longitudes are above 90.
 */
export function wgs84Point(lng: number, lat: number): Wgs84Point {
  return checkedPair(lng, lat) as unknown as Wgs84Point;
}

/**
 * States that a pair of degrees is in GCJ-02.
 *
 * @param lng longitude, −180 to 180 inclusive
 * @param lat latitude, −90 to 90 inclusive
 * @throws RangeError as {@link wgs84Point}
 */
export function gcj02Point(lng: number, lat: number): Gcj02Point {
  return checkedPair(lng, lat) as unknown as Gcj02Point;
}

function checkedPair(lng: number, lat: number): readonly [number, number] {
  // Written so that NaN fails as well.
  if (!(Math.abs(lng) <= 180)) throw new RangeError(`longitude out of range: ${lng}`);
  if (!(Math.abs(lat) <= 90)) throw new RangeError(`latitude out of range: ${lat}`);
  return [lng, lat];
}
