import { openCaseStates, type CaseState } from './caseStates.ts';

/** A case as screens hold it. */
interface DueCase {
  readonly state: CaseState;
  /** Moment by which the holder owes an answer (ISO 8601); `null` where no clock runs. */
  readonly dueAt: string | null;
}

/** Whether the holder owes an answer by a moment that is known. */
export function isAnswerOwed<Case extends DueCase>(item: Case): item is Case & { readonly dueAt: string } {
  return item.dueAt !== null && openCaseStates.has(item.state);
}

/** Whether the holder's answer is overdue at the moment `now` (epoch milliseconds). */
export function isOverdue(item: DueCase, now: number): boolean {
  return isAnswerOwed(item) && Date.parse(item.dueAt) < now;
}
