import type { GridPlan, RowPlan } from '../plan/CommunityPlan.ts';

/** A row of a grid with its height on the plan. */
export interface RowBand {
  readonly grid: GridPlan;
  readonly row: RowPlan;
  /** Southern and northern edge of the ground that its buildings and their lane need, metres on the y axis. */
  readonly south: number;
  readonly north: number;
  /** The lane that serves the row's doors runs here. */
  readonly laneY: number;
}
