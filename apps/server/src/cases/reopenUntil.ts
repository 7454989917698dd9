import { nextCaseState, reopenWindowDays, type CaseState } from '@finemesh/domain';
import type { CaseRow } from './changeCase.ts';

/** Until when the resident can reopen the case; `null` where its state cannot be reopened. */
export function reopenUntil({ state, settledAt }: Pick<CaseRow, 'state' | 'settledAt'>): Date | null {
  if (settledAt === null || nextCaseState(state as CaseState, 'reopen') === undefined) return null;
  return new Date(settledAt.getTime() + reopenWindowDays * 86_400_000);
}
