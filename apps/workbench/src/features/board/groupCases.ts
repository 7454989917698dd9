import type { StaffCase } from '@finemesh/contract';
import { nextCaseState, openCaseStates } from '@finemesh/domain';

/** How a person looks at the cases of their territory: what waits for them first. */
export const caseGroups = ['toAccept', 'mine', 'others', 'done'] as const;
export type CaseGroup = (typeof caseGroups)[number];

/** The one group that a case stands in. */
export function groupOf({ state, holderIsMe }: Pick<StaffCase, 'state' | 'holderIsMe'>): CaseGroup {
  if (!openCaseStates.has(state)) return 'done';
  if (!holderIsMe) return 'others';
  return nextCaseState(state, 'accept') === undefined ? 'mine' : 'toAccept';
}

/** The cases by group. What is owed stands in the order of its clock, what is done with the newest change first. */
export function groupCases(cases: readonly StaffCase[]): Record<CaseGroup, StaffCase[]> {
  const groups: Record<CaseGroup, StaffCase[]> = { toAccept: [], mine: [], others: [], done: [] };
  for (const item of cases) groups[groupOf(item)].push(item);
  for (const group of ['toAccept', 'mine', 'others'] as const) groups[group].sort(byClock);
  groups.done.sort((one, other) => other.changedAt.localeCompare(one.changedAt));
  return groups;
}

/** Earliest due first, cases without a clock after them, each by age. ISO 8601 in UTC sorts as text. */
function byClock(one: StaffCase, other: StaffCase): number {
  if (one.dueAt !== other.dueAt) return one.dueAt === null ? 1 : other.dueAt === null ? -1 : one.dueAt.localeCompare(other.dueAt);
  return one.reportedAt.localeCompare(other.reportedAt);
}
