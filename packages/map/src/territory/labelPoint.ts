import type { MultiPolygon, Polygon, Position } from 'geojson';

/** How many horizontal cuts are tried when the centroid falls outside the shape. */
const cuts = 9;

/**
 * Where the name of an area is best written, degrees, longitude first.
 *
 * The engines would place one label per tile that the area touches, so a large grid would be named
 * four times. One point, chosen here, is named once. It is the centroid of the largest part; where
 * a bend leaves the centroid outside, the middle of the widest of a few horizontal cuts.
 */
export function labelPoint(area: Polygon | MultiPolygon): Position {
  const part = largestPart(area);
  const outer = part[0] ?? [];
  const { centroid } = centroidAndArea(outer);
  return isInside(part, centroid) ? centroid : middleOfWidestCut(part) ?? centroid;
}

/** Whether a position lies inside a polygon and in none of its holes (even-odd rule, planar degrees). */
export function isInside(polygon: Position[][], [lng = 0, lat = 0]: Position): boolean {
  let inside = false;
  for (const ring of polygon) {
    for (const [from, to] of edges(ring)) {
      const [x1 = 0, y1 = 0] = from;
      const [x2 = 0, y2 = 0] = to;
      if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

function largestPart(area: Polygon | MultiPolygon): Position[][] {
  const parts = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  const sized = parts.map((part) => ({ part, size: Math.abs(centroidAndArea(part[0] ?? []).area) }));
  return sized.reduce((best, next) => (next.size > best.size ? next : best), sized[0] ?? { part: [], size: 0 }).part;
}

/** Shoelace formula, taken relative to the first corner so that small shapes far from 0° keep their digits. */
function centroidAndArea(ring: Position[]): { centroid: Position; area: number } {
  const [originX = 0, originY = 0] = ring[0] ?? [];
  let [doubledArea, sumX, sumY] = [0, 0, 0];
  for (const [from, to] of edges(ring)) {
    const [x1, y1] = [(from[0] ?? 0) - originX, (from[1] ?? 0) - originY];
    const [x2, y2] = [(to[0] ?? 0) - originX, (to[1] ?? 0) - originY];
    const cross = x1 * y2 - x2 * y1;
    doubledArea += cross;
    sumX += (x1 + x2) * cross;
    sumY += (y1 + y2) * cross;
  }
  if (doubledArea === 0) return { centroid: [originX, originY], area: 0 };
  return {
    centroid: [originX + sumX / (3 * doubledArea), originY + sumY / (3 * doubledArea)],
    area: doubledArea / 2,
  };
}

function middleOfWidestCut(polygon: Position[][]): Position | null {
  const latitudes = (polygon[0] ?? []).map(([, lat = 0]) => lat);
  const south = Math.min(...latitudes);
  const north = Math.max(...latitudes);
  let widest: { middle: Position; width: number } | null = null;
  for (let cut = 1; cut <= cuts; cut += 1) {
    const lat = south + ((north - south) * cut) / (cuts + 1);
    const crossings = crossingsAt(polygon, lat);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [west = 0, east = 0] = [crossings[i], crossings[i + 1]];
      const width = east - west;
      if (!widest || width > widest.width) widest = { middle: [(west + east) / 2, lat], width };
    }
  }
  return widest?.middle ?? null;
}

function crossingsAt(polygon: Position[][], lat: number): number[] {
  const crossings: number[] = [];
  for (const ring of polygon) {
    for (const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] of edges(ring)) {
      if (y1 > lat !== y2 > lat) crossings.push(x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1));
    }
  }
  return crossings.sort((a, b) => a - b);
}

function* edges(ring: Position[]): Generator<readonly [Position, Position]> {
  for (let i = 0; i + 1 < ring.length; i += 1) yield [ring[i] ?? [], ring[i + 1] ?? []];
}
