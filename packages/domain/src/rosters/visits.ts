import type { BilingualLabel } from '../roles.ts';
import type { RowCells } from './cellValues.ts';
import { optionLabels, type CellValueOf } from './rosterColumns.ts';

/** Where a household stands in the round of visits: what came of the last visit, or why there was none. */
export type VisitState = NonNullable<CellValueOf<'visitOutcome'>> | 'vacant' | 'notVisited';

/** The word for each state, in the order in which a sheet lists them. */
export const visitStateLabels: Readonly<Record<VisitState, BilingualLabel>> = {
  ...optionLabels('visitOutcome'),
  vacant: optionLabels('occupancy').vacant,
  notVisited: { zh: '未走访', en: 'Not visited' },
};

/** All states, in the order in which a sheet lists them. */
export const visitStates = Object.keys(visitStateLabels) as readonly VisitState[];

/**
 * The household's state. Every household is in exactly one at every moment: the outcome of its visit says it, without one an
 * empty flat is vacant, and all others are not visited yet.
 */
export function visitStateOf({ visitOutcome, occupancy }: Pick<RowCells, 'visitOutcome' | 'occupancy'>): VisitState {
  return visitOutcome ?? (occupancy === 'vacant' ? 'vacant' : 'notVisited');
}

/** Households by state. The states are a partition, so the numbers add up to `total`. */
export interface VisitCoverage {
  readonly total: number;
  readonly byState: Readonly<Record<VisitState, number>>;
}

/** Counts where households stand. */
export function countVisits(states: readonly VisitState[]): VisitCoverage {
  const counts = new Map<VisitState, number>();
  for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1);
  const byState = Object.fromEntries(visitStates.map((state) => [state, counts.get(state) ?? 0])) as Record<VisitState, number>;
  return { total: states.length, byState };
}
