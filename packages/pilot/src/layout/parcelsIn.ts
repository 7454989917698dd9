import type { GridLayout, ParcelLayout } from './CommunityLayout.ts';

/** All parcels of a grid, micro-grid by micro-grid. */
export function parcelsIn(grid: GridLayout): ParcelLayout[] {
  return grid.microGrids.flatMap(({ parcels }) => [...parcels]);
}
