import { boundsOf, type Bounds } from './Bounds.ts';
import { metersPerDegree, metersPerDegreeEast } from './earth.ts';
import type { LngLat, Position } from './LngLat.ts';

/** A line around an area or around a hole in it; its last position repeats the first (RFC 7946, 3.1.6). */
export type Ring = readonly Position[];

/** The part of GeoJSON that encloses ground, WGS-84: of each polygon the first ring is its outside, the others are holes. */
export type Area =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

/** The polygons an area consists of, each as its rings. */
export function partsOf(area: Area): readonly (readonly Ring[])[] {
  return area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
}

/** Whether a point lies in an area and in none of its holes (even-odd rule, planar degrees). On an edge it may be either. */
export function areaHolds(area: Area, point: Position): boolean {
  return partsOf(area).some((rings) => ringsHold(rings, point));
}

/** The rectangle around one or more areas, or null when they have no position at all. */
export function boundsOfAreas(...areas: readonly Area[]): Bounds | null {
  return boundsOf(areas.flatMap(partsOf).flat(2));
}

/**
 * Ground metres from a point to the nearest edge of an area, courtyards not counted. On the plane that touches the point,
 * which is exact to a centimetre at distances of up to some hundred metres. `Infinity` for an area without an edge.
 */
export function metersToEdge(area: Area, point: LngLat): number {
  const scale: Scale = [metersPerDegreeEast(point[1]), metersPerDegree];
  let nearest = Infinity;
  for (const [outside = []] of partsOf(area)) {
    for (let i = 1; i < outside.length; i += 1) {
      nearest = Math.min(nearest, lengthToSegment(offset(outside[i - 1], point, scale), offset(outside[i], point, scale)));
    }
  }
  return nearest;
}

/** Whether a point lies in one polygon: in an odd number of its rings. */
export function ringsHold(rings: readonly Ring[], point: Position): boolean {
  return rings.reduce((isInside, ring) => isInside !== ringHolds(ring, point), false);
}

/** Counts the edges that a ray to the east crosses. */
function ringHolds(ring: Ring, [lng = Number.NaN, lat = Number.NaN]: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [x1 = 0, y1 = 0] = ring[i] ?? [];
    const [x2 = 0, y2 = 0] = ring[j] ?? [];
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

type Scale = readonly [metersEast: number, metersNorth: number];

function offset([lng = 0, lat = 0]: Position = [], origin: LngLat, [metersEast, metersNorth]: Scale): readonly [number, number] {
  return [(lng - origin[0]) * metersEast, (lat - origin[1]) * metersNorth];
}

/** Distance of the origin from a segment. */
function lengthToSegment([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : Math.min(Math.max(-(ax * dx + ay * dy) / lengthSquared, 0), 1);
  return Math.hypot(ax + along * dx, ay + along * dy);
}
