import { boundsOfAreas, type Bounds } from '@finemesh/geo';
import type { TerritoryGeoJson } from './TerritoryGeoJson.ts';

/** The rectangle that holds every grid, or every building where no grid is drawn yet; null when neither is. */
export function territoryBounds({ grids, buildings }: TerritoryGeoJson): Bounds | null {
  const { features } = grids.features.length > 0 ? grids : buildings;
  return boundsOfAreas(...features.map(({ geometry }) => geometry));
}
