import { metersPerDegree, metersPerDegreeEast } from './earth.ts';
import type { LngLat } from './LngLat.ts';

/** Direction from one point to another nearby, degrees clockwise from north, 0 to 360; 0 for the same point. */
export function headingBetween([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number {
  const east = (lng2 - lng1) * metersPerDegreeEast((lat1 + lat2) / 2);
  const north = (lat2 - lat1) * metersPerDegree;
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
}
