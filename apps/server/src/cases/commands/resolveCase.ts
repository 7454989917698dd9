import { attachPhotos } from '../../files/index.ts';
import type { Caller, Tx } from '../../platform/index.ts';
import { postOfHolder } from '../caseRights.ts';
import { lockCase, storeChange } from '../caseWrites.ts';
import { changeCase, type CaseRow } from '../changeCase.ts';

/**
 * The holder says that it is done, with what was done. The resident has the last word.
 *
 * @throws `notFound`, `notAllowed` for everybody but the holder, `stateConflict`; `invalidInput` naming `photoIds.<n>`.
 */
export async function resolveCase(
  tx: Tx,
  caller: Caller,
  caseId: string,
  { words, photoIds }: { readonly words: string; readonly photoIds: readonly string[] },
  at: Date,
): Promise<CaseRow> {
  const row = await lockCase(tx, { id: caseId });
  const by = postOfHolder(caller.posts, 'case.resolve', row, at);
  const changed = changeCase(row, { command: 'resolve', at, by, words });
  await attachPhotos(tx, photoIds, caller.accountId, at);
  await storeChange(tx, changed, photoIds);
  return changed.row;
}
