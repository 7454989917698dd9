import type { SheetRow } from './SheetRow.ts';

/** Where a household stands in the round of visits, in the order in which the sheet tells them. */
export const visitStates = ['visited', 'absent', 'refused', 'revisit', 'moved', 'vacant', 'notVisited'] as const;
export type VisitState = (typeof visitStates)[number];

const outcomes: ReadonlySet<string> = new Set<VisitState>(['visited', 'absent', 'refused', 'revisit', 'moved']);

/** The household's state: the outcome of its visit, else vacant, else not visited yet. Every household has exactly one. */
export function visitStateOf({ cells }: Pick<SheetRow, 'cells'>): VisitState {
  const outcome = cells['dwelling/visitOutcome'];
  if (typeof outcome === 'string' && outcomes.has(outcome)) return outcome as VisitState;
  return cells['dwelling/occupancy'] === 'vacant' ? 'vacant' : 'notVisited';
}

/** Households by state. The states are a partition, so the numbers add up to `total` at every moment (S25). */
export interface VisitCoverage {
  readonly total: number;
  readonly byState: Readonly<Record<VisitState, number>>;
}

export function countVisits(rows: readonly SheetRow[]): VisitCoverage {
  const byState = Object.fromEntries(visitStates.map((state) => [state, 0])) as Record<VisitState, number>;
  for (const row of rows) byState[visitStateOf(row)] += 1;
  return { total: rows.length, byState };
}
