import type { Tx } from '../../platform/index.ts';
import { lockCase, storeChange } from '../caseWrites.ts';
import { changeCase, type CaseRow } from '../changeCase.ts';

/** The resident agrees that it is done. @throws `notFound` for an unknown tracking number, `stateConflict`. */
export async function confirmCase(
  tx: Tx,
  trackingNumber: string,
  /** 1 to 5, where the resident gives one. */
  rating: number | undefined,
  at: Date,
): Promise<CaseRow> {
  const row = await lockCase(tx, { trackingNumber });
  const changed = changeCase(row, { command: 'confirm', at, by: null, rating });
  await storeChange(tx, changed);
  return changed.row;
}
