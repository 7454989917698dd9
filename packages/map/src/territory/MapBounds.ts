import type { Position } from 'geojson';
import type { TerritoryGeoJson } from './TerritoryGeoJson.ts';

/** A rectangle in WGS-84 degrees, in GeoJSON's order (RFC 7946, 5): west, south, east, north. */
export type MapBounds = readonly [west: number, south: number, east: number, north: number];

/** The smallest rectangle around any number of positions, or null when there are none. */
export function boundsOf(positions: Iterable<Position>): MapBounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng = Number.NaN, lat = Number.NaN] of positions) {
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  return west <= east && south <= north ? [west, south, east, north] : null;
}

/** The rectangle that holds every grid, or every building where no grid is drawn yet; null when neither is. */
export function territoryBounds(territory: TerritoryGeoJson): MapBounds | null {
  const layer = territory.grids.features.length > 0 ? territory.grids : territory.buildings;
  return boundsOf(layer.features.flatMap(({ geometry }) => rings(geometry).flat()));
}

/** The rings of an area, holes included. */
export function rings(area: { type: string; coordinates: Position[][] | Position[][][] }): Position[][] {
  return area.type === 'MultiPolygon'
    ? (area.coordinates as Position[][][]).flat()
    : (area.coordinates as Position[][]);
}

/** A rectangle grown on every side by a share of its own width and height. */
export function grownBounds([west, south, east, north]: MapBounds, share: number): MapBounds {
  const dx = (east - west) * share;
  const dy = (north - south) * share;
  return [west - dx, south - dy, east + dx, north + dy];
}

/** Whether a position lies inside a rectangle, its edges included. */
export function boundsHold([west, south, east, north]: MapBounds, [lng = 0, lat = 0]: Position): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north;
}
