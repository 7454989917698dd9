import { metersPerDegree, metersPerDegreeEast } from './earth.ts';
import type { LngLat } from './LngLat.ts';

/**
 * The point some ground metres east and north of another. On the plane that touches the point: exact to a centimetre for
 * steps of up to some hundred metres, away from the poles.
 */
export function movedBy([lng, lat]: LngLat, eastMeters: number, northMeters: number): LngLat {
  return [lng + eastMeters / metersPerDegreeEast(lat), lat + northMeters / metersPerDegree];
}
