import type { CellsFrame } from '@finemesh/contract';
import type { LngLat } from '@finemesh/geo';

/** Width of a counting cell on the screen, in CSS pixels; a map of 512-pixel tiles shows 360° at zoom 0. */
const cellPixels = 72;

/** How many of the points lie in each cell of a screen at the zoom: the middles of the cells in WGS-84 degrees, and the counts. */
export function countCells(points: Iterable<LngLat>, zoom: number): Pick<CellsFrame, 'lng' | 'lat' | 'count'> {
  const size = (360 / (512 * 2 ** zoom)) * cellPixels;
  const cells = new Map<string, { readonly lng: number; readonly lat: number; count: number }>();
  for (const [lng, lat] of points) {
    const [x, y] = [Math.floor(lng / size), Math.floor(lat / size)];
    const key = `${x},${y}`;
    const cell = cells.get(key) ?? { lng: (x + 0.5) * size, lat: (y + 0.5) * size, count: 0 };
    cell.count += 1;
    cells.set(key, cell);
  }
  const all = [...cells.values()];
  return {
    lng: Float64Array.from(all, ({ lng }) => lng),
    lat: Float64Array.from(all, ({ lat }) => lat),
    count: Uint32Array.from(all, ({ count }) => count),
  };
}
