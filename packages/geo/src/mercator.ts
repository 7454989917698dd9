import { metersPerDegreeEast } from './earth.ts';

/**
 * Web Mercator scaled to the unit square, as map engines hand it to what draws: 0 at 180° W, 1 at 180° E.
 *
 * @param lng degrees east
 */
export function mercatorX(lng: number): number {
  return (lng + 180) / 360;
}

/**
 * The same, southward: 0 at 85.0511° N, 1 at 85.0511° S.
 *
 * @param lat degrees north, within ±85.0511
 */
export function mercatorY(lat: number): number {
  const phi = (lat * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI);
}

/**
 * How many ground metres one unit of the square spans at a latitude in degrees, since Mercator stretches towards the poles.
 * Measured on the one sphere of this package, not on the larger one that Web Mercator was drawn from.
 */
export function metersPerMercatorUnit(lat: number): number {
  return 360 * metersPerDegreeEast(lat);
}
