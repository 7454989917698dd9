import type { LngLat } from '@finemesh/domain';
import type { Polygon } from 'geojson';

/** Whether a point lies in a polygon, holes left out (even-odd rule). Points on an edge may fall on either side. */
export function isInsidePolygon([lng, lat]: LngLat, polygon: Polygon): boolean {
  let inside = false;
  for (const ring of polygon.coordinates) {
    ring.forEach(([x1 = 0, y1 = 0], i) => {
      const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length] ?? [];
      if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    });
  }
  return inside;
}
