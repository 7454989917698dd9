/** A point in WGS-84, degrees, longitude first. */
export type LngLat = readonly [lng: number, lat: number];

/** Metres in one degree of latitude on the mean sphere (radius 6,371,008.8 m, IUGG mean radius R1). */
const metersPerDegree = (Math.PI * 6_371_008.8) / 180;

/**
 * The point moved to the middle of its cell in a fixed net of `cellMeters`, so that repeated readings of one place
 * always give the same point and cannot be averaged back. `0` leaves the point as it is.
 */
export function snapToNet([lng, lat]: LngLat, cellMeters: number): LngLat {
  if (cellMeters <= 0) return [lng, lat];
  const latStep = cellMeters / metersPerDegree;
  const snappedLat = (Math.floor(lat / latStep) + 0.5) * latStep;
  const lngStep = cellMeters / (metersPerDegree * Math.max(Math.cos((snappedLat * Math.PI) / 180), 0.01));
  return [(Math.floor(lng / lngStep) + 0.5) * lngStep, snappedLat];
}

/** Great-circle distance in metres on the mean sphere (haversine; R. W. Sinnott, Sky and Telescope 68, 1984). */
export function distanceMeters([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number {
  const toRadians = Math.PI / 180;
  const dLat = (lat2 - lat1) * toRadians;
  const dLng = (lng2 - lng1) * toRadians;
  const a =
    Math.sin(dLat / 2) ** 2 + Math.cos(lat1 * toRadians) * Math.cos(lat2 * toRadians) * Math.sin(dLng / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(a)));
}
