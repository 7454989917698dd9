import type { LngLat } from '@finemesh/domain';

/** Boundary of a node: the part of GeoJSON that encloses an area, WGS-84, rings closed, first ring outside. */
export type Boundary =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

type Ring = readonly (readonly number[])[];

/** `[west, south, east, north]` in degrees. */
export type Bounds = readonly [number, number, number, number];

/** Metres in one degree of latitude (mean sphere, radius 6,371,008.8 m). */
const metersPerDegree = (Math.PI * 6_371_008.8) / 180;

/** Whether the point lies in the area; points on the edge may fall on either side. */
export function containsPoint(boundary: Boundary, point: LngLat): boolean {
  return polygonsOf(boundary).some((rings) => {
    const [outer, ...holes] = rings;
    return outer !== undefined && inRing(outer, point) && !holes.some((hole) => inRing(hole, point));
  });
}

/**
 * Metres from the point to the nearest edge of the area's outer rings. On a plane that touches the point, which is
 * exact to a centimetre at the distances asked for here (up to some hundred metres).
 */
export function metersToEdge(boundary: Boundary, point: LngLat): number {
  const metersPerLng = metersPerDegree * Math.cos((point[1] * Math.PI) / 180);
  let nearest = Infinity;
  for (const [outer] of polygonsOf(boundary)) {
    if (outer === undefined) continue;
    for (let i = 1; i < outer.length; i += 1) {
      const a = onPlane(outer[i - 1], point, metersPerLng);
      const b = onPlane(outer[i], point, metersPerLng);
      nearest = Math.min(nearest, metersToSegment(a, b));
    }
  }
  return nearest;
}

/** The box around the area. */
export function boundsOf(boundary: Boundary): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer = []] of polygonsOf(boundary)) {
    for (const [lng = 0, lat = 0] of outer) {
      west = Math.min(west, lng);
      south = Math.min(south, lat);
      east = Math.max(east, lng);
      north = Math.max(north, lat);
    }
  }
  return [west, south, east, north];
}

/** Whether the point lies in the box or at most `marginMeters` outside it. */
export function nearBounds([west, south, east, north]: Bounds, [lng, lat]: LngLat, marginMeters: number): boolean {
  const latMargin = marginMeters / metersPerDegree;
  const lngMargin = latMargin / Math.cos((lat * Math.PI) / 180);
  return (
    lng >= west - lngMargin && lng <= east + lngMargin && lat >= south - latMargin && lat <= north + latMargin
  );
}

function polygonsOf(boundary: Boundary): readonly (readonly Ring[])[] {
  return boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates;
}

/** Counts the edges that a ray to the east crosses (even-odd rule). */
function inRing(ring: Ring, [lng, lat]: LngLat): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [x1 = 0, y1 = 0] = ring[i] ?? [];
    const [x2 = 0, y2 = 0] = ring[j] ?? [];
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

function onPlane(position: readonly number[] | undefined, [lng, lat]: LngLat, metersPerLng: number): LngLat {
  const [x = 0, y = 0] = position ?? [];
  return [(x - lng) * metersPerLng, (y - lat) * metersPerDegree];
}

/** Distance of the origin from a segment. */
function metersToSegment([ax, ay]: LngLat, [bx, by]: LngLat): number {
  const [dx, dy] = [bx - ax, by - ay];
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : Math.min(Math.max(-(ax * dx + ay * dy) / lengthSquared, 0), 1);
  return Math.hypot(ax + along * dx, ay + along * dy);
}
