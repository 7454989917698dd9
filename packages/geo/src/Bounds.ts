import { metersPerDegree, metersPerDegreeEast } from './earth.ts';
import type { LngLat, Position } from './LngLat.ts';
import { movedBy } from './movedBy.ts';

/** A rectangle in WGS-84 degrees, in GeoJSON's order (RFC 7946, 5): west, south, east, north. Never over the date line. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** The smallest rectangle around any number of positions, or null when there are none. */
export function boundsOf(positions: Iterable<Position>): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng = Number.NaN, lat = Number.NaN] of positions) {
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  return west <= east && south <= north ? [west, south, east, north] : null;
}

/** The square around a point whose edges lie `reachMeters` from it. */
export function boundsAround(point: LngLat, reachMeters: number): Bounds {
  const [west, south] = movedBy(point, -reachMeters, -reachMeters);
  const [east, north] = movedBy(point, reachMeters, reachMeters);
  return [west, south, east, north];
}

/** A rectangle grown on every side by a share of its own width and height. */
export function grownBounds([west, south, east, north]: Bounds, share: number): Bounds {
  const dx = (east - west) * share;
  const dy = (north - south) * share;
  return [west - dx, south - dy, east + dx, north + dy];
}

/** Whether a position lies in a rectangle, its edges included, or at most `marginMeters` (0 by default) outside it. */
export function boundsHold([west, south, east, north]: Bounds, [lng = Number.NaN, lat = Number.NaN]: Position, marginMeters = 0): boolean {
  const [dx, dy] = marginMeters === 0 ? [0, 0] : [marginMeters / metersPerDegreeEast(lat), marginMeters / metersPerDegree];
  return lng >= west - dx && lng <= east + dx && lat >= south - dy && lat <= north + dy;
}
