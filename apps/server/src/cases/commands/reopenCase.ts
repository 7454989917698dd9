import type { Tx } from '../../platform/index.ts';
import { lockCase, storeChange } from '../caseWrites.ts';
import { changeCase, stateConflict, type CaseRow } from '../changeCase.ts';
import { reopenUntil } from '../reopenUntil.ts';

/**
 * The resident says that it is not done: the case is with the same holder again, and its clock starts anew.
 *
 * @throws `notFound` for an unknown tracking number; `stateConflict` in states that cannot be reopened and after the window.
 */
export async function reopenCase(tx: Tx, trackingNumber: string, reason: string, at: Date): Promise<CaseRow> {
  const row = await lockCase(tx, { trackingNumber });
  const changed = changeCase(row, { command: 'reopen', at, by: null, words: reason });
  const until = reopenUntil(row);
  if (until !== null && at >= until) throw stateConflict(row);
  await storeChange(tx, changed);
  return changed.row;
}
