import { earthRadiusMeters } from './earth.ts';
import type { LngLat } from './LngLat.ts';

const radiansPerDegree = Math.PI / 180;

/** Great-circle distance in metres on the mean sphere (haversine; R. W. Sinnott, Sky and Telescope 68, 1984). */
export function distanceMeters([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number {
  const dLat = (lat2 - lat1) * radiansPerDegree;
  const dLng = (lng2 - lng1) * radiansPerDegree;
  const a =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(lat1 * radiansPerDegree) * Math.cos(lat2 * radiansPerDegree) * Math.sin(dLng / 2) ** 2;
  return 2 * earthRadiusMeters * Math.asin(Math.min(1, Math.sqrt(a)));
}
