/**
 * Web Mercator scaled to the unit square, as both engines hand it to custom layers: x runs east
 * from 180° W, y runs south from 85.05° N, both 0 to 1.
 */
export interface MercatorPoint {
  readonly x: number;
  readonly y: number;
}

/** Length of the equator in Web Mercator, metres: 2π × 6378137 m. */
const equatorMeters = 2 * Math.PI * 6_378_137;

/** @param lng degrees east */
export function mercatorX(lng: number): number {
  return (lng + 180) / 360;
}

/** @param lat degrees north, within ±85.0511 */
export function mercatorY(lat: number): number {
  const phi = (lat * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI);
}

/** Turns a point of the unit square back into degrees, longitude first. */
export function fromMercator({ x, y }: MercatorPoint): readonly [lng: number, lat: number] {
  const lat = (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI - 90;
  return [x * 360 - 180, lat];
}

/** How many ground metres one unit of the square spans at a latitude, since Mercator stretches towards the poles. */
export function metersPerMercatorUnit(lat: number): number {
  return equatorMeters * Math.cos((lat * Math.PI) / 180);
}
