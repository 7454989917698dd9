/** Length of the equator in Web Mercator, metres: 2π × 6378137 m. */
const equatorMeters = 2 * Math.PI * 6_378_137;

/**
 * Web Mercator scaled to the unit square, as both engines hand it to custom layers: 0 at 180° W, 1 at 180° E.
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

/** How many ground metres one unit of the square spans at a latitude, since Mercator stretches towards the poles. */
export function metersPerMercatorUnit(lat: number): number {
  return equatorMeters * Math.cos((lat * Math.PI) / 180);
}
