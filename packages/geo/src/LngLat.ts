/** Marks which datum a point belongs to; exists for the type checker only. */
declare const datum: unique symbol;

/**
 * A point in WGS-84, degrees, longitude first, as in GeoJSON (RFC 7946, 3.1.1 and 4).
 *
 * This is what everything inside Finemesh speaks: the API, positions, the territory, the map. A bare pair of numbers is
 * taken for one; a {@link Gcj02Point} is not.
 */
export type LngLat = readonly [lng: number, lat: number] & { readonly [datum]?: 'WGS-84' };

/**
 * A point in GCJ-02, the obfuscated datum of Chinese map services, degrees, longitude first.
 *
 * It lies 100 to 700 m off the WGS-84 point of the same place, so a mix-up looks almost right. That is why it is made by
 * {@link gcj02Point} alone, and why handing it where a {@link LngLat} is wanted, or the other way round, does not compile.
 */
export type Gcj02Point = readonly [lng: number, lat: number] & { readonly [datum]: 'GCJ-02' };

/** A position of a GeoJSON geometry in WGS-84: a {@link LngLat} whose length the type checker does not know. */
export type Position = readonly number[] & { readonly [datum]?: 'WGS-84' };

/**
 * A checked WGS-84 point.
 *
 * @param lng longitude, −180 to 180 inclusive
 * @param lat latitude, −90 to 90 inclusive
 * @throws RangeError naming the axis that is outside its range or no finite number. Most swapped pairs of China are
 *   caught, since its longitudes east of 90° are no latitudes.
 */
export function lngLat(lng: number, lat: number): LngLat {
  return checkedPair(lng, lat);
}

/**
 * States that a pair of degrees is in GCJ-02.
 *
 * @param lng longitude, −180 to 180 inclusive
 * @param lat latitude, −90 to 90 inclusive
 * @throws RangeError as {@link lngLat}
 */
export function gcj02Point(lng: number, lat: number): Gcj02Point {
  return checkedPair(lng, lat) as Gcj02Point;
}

/** Degrees rounded to 10⁻⁷ (about 1 cm), so that two drawings of one place give the same numbers. */
export function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

function checkedPair(lng: number, lat: number): readonly [lng: number, lat: number] {
  // Written so that NaN fails as well.
  if (!(Math.abs(lng) <= 180)) throw new RangeError(`longitude out of range: ${lng}`);
  if (!(Math.abs(lat) <= 90)) throw new RangeError(`latitude out of range: ${lat}`);
  return [lng, lat];
}
