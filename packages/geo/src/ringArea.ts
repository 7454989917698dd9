import type { Ring } from './areas.ts';
import type { LngLat, Position } from './LngLat.ts';

/**
 * The area that a closed ring encloses, in squares of the ring's own unit; positive where it runs counter-clockwise. Carry a
 * ring of degrees through a `LocalPlane` to get square metres.
 */
export function ringArea(ring: Ring): number {
  return centroidAndArea(ring).area;
}

/** Shoelace formula, taken relative to the first corner so that small shapes far from 0° keep their digits. */
export function centroidAndArea(ring: Ring): { centroid: LngLat; area: number } {
  const [originX = 0, originY = 0] = ring[0] ?? [];
  let [doubledArea, sumX, sumY] = [0, 0, 0];
  for (const [from, to] of edgesOf(ring)) {
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

/** The sides of a closed ring in turn. */
export function* edgesOf(ring: Ring): Generator<readonly [Position, Position]> {
  for (let i = 0; i + 1 < ring.length; i += 1) yield [ring[i] ?? [], ring[i + 1] ?? []];
}
