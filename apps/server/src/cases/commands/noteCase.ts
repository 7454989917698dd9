import type { Caller, Tx } from '../../platform/index.ts';
import { postToNote } from '../caseRights.ts';
import { lockCase, storeChange } from '../caseWrites.ts';
import { changeCase, type CaseRow } from '../changeCase.ts';

/** Adds a note of the team to the timeline. @throws `notFound`, `notAllowed`, `stateConflict`. */
export async function noteCase(tx: Tx, caller: Caller, caseId: string, words: string, at: Date): Promise<CaseRow> {
  const row = await lockCase(tx, { id: caseId });
  const by = postToNote(caller.posts, row, at);
  const changed = changeCase(row, { command: 'note', at, by, words });
  await storeChange(tx, changed);
  return changed.row;
}
