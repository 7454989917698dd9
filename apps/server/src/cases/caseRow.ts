import {
  caseClockNames,
  soonestDue,
  type CaseClockName,
  type CaseClocks,
  type CaseFacts,
  type CaseHolder,
  type CaseSubject,
  type RunningClock,
} from '@finemesh/domain';
import type { caseStepTable, caseTable, StoredClock } from './tables.ts';

export type CaseRow = typeof caseTable.$inferSelect;
export type StepRow = typeof caseStepTable.$inferSelect;

/** Who holds the case. */
export function holderOf(row: Pick<CaseRow, 'holderRole' | 'holderPath' | 'holderPostId'>): CaseHolder {
  return { role: row.holderRole, territoryPath: row.holderPath, postId: row.holderPostId };
}

/** What the rights table is asked with. */
export function subjectOf(row: CaseRow): CaseSubject {
  const { id, path, categoryCode, helperPostIds, aboutRole } = row;
  return { id, path, categoryCode, holder: holderOf(row), helperPostIds, aboutRole };
}

/** What commands read and change. */
export function factsOf(row: CaseRow): CaseFacts {
  const { version, categoryCode, state, changedAt, holderSince, handOvers, settledAt, rating } = row;
  const clocks: { [Name in CaseClockName]?: RunningClock } = {};
  for (const name of caseClockNames) {
    const stored = row.clocks[name];
    if (stored !== undefined) clocks[name] = { startedAt: new Date(stored.startedAt), dueAt: new Date(stored.dueAt) };
  }
  return { version, categoryCode, state, changedAt, holder: holderOf(row), holderSince, handOvers, clocks, settledAt, rating };
}

/** The columns that hold the facts. */
export function columnsOf({ holder, clocks, ...facts }: CaseFacts) {
  return {
    ...facts,
    holderRole: holder.role,
    holderPath: holder.territoryPath,
    holderPostId: holder.postId,
    clocks: storedClocks(clocks),
    dueAt: soonestDue(clocks),
  } satisfies Partial<CaseRow>;
}

function storedClocks(clocks: CaseClocks): CaseRow['clocks'] {
  const stored: Partial<Record<CaseClockName, StoredClock>> = {};
  for (const name of caseClockNames) {
    const clock = clocks[name];
    if (clock !== undefined) stored[name] = { startedAt: clock.startedAt.toISOString(), dueAt: clock.dueAt.toISOString() };
  }
  return stored;
}
