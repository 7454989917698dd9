import { partsOf, ringsHold, type Area, type Ring } from './areas.ts';
import type { LngLat } from './LngLat.ts';
import { centroidAndArea, edgesOf } from './ringArea.ts';

/** How many horizontal cuts are tried when the centroid falls outside the shape. */
const cuts = 9;

/**
 * Where the name of an area is best written, degrees, longitude first.
 *
 * The engines would place one label per tile that the area touches, so a large grid would be named
 * four times. One point, chosen here, is named once. It is the centroid of the largest part; where
 * a bend leaves the centroid outside, the middle of the widest of a few horizontal cuts.
 */
export function labelPoint(area: Area): LngLat {
  const part = largestPart(area);
  const outer = part[0] ?? [];
  const { centroid } = centroidAndArea(outer);
  return ringsHold(part, centroid) ? centroid : middleOfWidestCut(part) ?? centroid;
}

function largestPart(area: Area): readonly Ring[] {
  const sized = partsOf(area).map((part) => ({ part, size: Math.abs(centroidAndArea(part[0] ?? []).area) }));
  return sized.reduce((best, next) => (next.size > best.size ? next : best), sized[0] ?? { part: [], size: 0 }).part;
}

function middleOfWidestCut(polygon: readonly Ring[]): LngLat | null {
  const latitudes = (polygon[0] ?? []).map(([, lat = 0]) => lat);
  const south = Math.min(...latitudes);
  const north = Math.max(...latitudes);
  let widest: { middle: LngLat; width: number } | null = null;
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

function crossingsAt(polygon: readonly Ring[], lat: number): number[] {
  const crossings: number[] = [];
  for (const ring of polygon) {
    for (const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] of edgesOf(ring)) {
      if (y1 > lat !== y2 > lat) crossings.push(x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1));
    }
  }
  return crossings.sort((a, b) => a - b);
}
