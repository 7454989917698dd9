import type { LngLat } from '@finemesh/domain';

/** Direction from one point to another nearby, degrees clockwise from north, 0 to 360; 0 for the same point. */
export function headingBetween([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number {
  const east = (lng2 - lng1) * Math.cos((((lat1 + lat2) / 2) * Math.PI) / 180);
  return ((Math.atan2(east, lat2 - lat1) * 180) / Math.PI + 360) % 360;
}
