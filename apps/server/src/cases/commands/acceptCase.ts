import type { Caller, Tx } from '../../platform/index.ts';
import { postOfHolder } from '../caseRights.ts';
import { lockCase, storeChange } from '../caseWrites.ts';
import { changeCase, type CaseRow } from '../changeCase.ts';

/** The holder takes the case on. @throws `notFound`, `notAllowed` for everybody else, `stateConflict`. */
export async function acceptCase(tx: Tx, caller: Caller, caseId: string, at: Date): Promise<CaseRow> {
  const row = await lockCase(tx, { id: caseId });
  const by = postOfHolder(caller.posts, 'case.accept', row, at);
  const changed = changeCase(row, { command: 'accept', at, by });
  await storeChange(tx, changed);
  return changed.row;
}
