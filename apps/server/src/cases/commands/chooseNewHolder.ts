import { FinemeshError } from '@finemesh/contract';
import { holderBy, refuseHandOver, type CaseHolder } from '@finemesh/domain';
import { findPost } from '../../people/index.ts';
import type { Tx } from '../../platform/index.ts';
import { holderOf, subjectOf, type CaseRow } from '../caseRow.ts';
import { handedOnBy } from '../queries.ts';
import { canHold } from './canHold.ts';
import { stateConflict } from './stateConflict.ts';

/**
 * The post that a case is handed to, as a holder.
 *
 * @throws `invalidInput` naming `postId` for a post that cannot hold the case; `handedOnBefore` for one that has handed it on;
 * `stateConflict` for the one that holds it.
 */
export async function chooseNewHolder(tx: Tx, row: CaseRow, postId: string | undefined, at: Date): Promise<CaseHolder> {
  const target = postId === undefined ? undefined : await findPost(tx, postId);
  if (target === undefined || !canHold(target, subjectOf(row), at)) {
    const message = 'no active post with this id can hold the case';
    throw new FinemeshError('invalidInput', { fields: [{ field: 'postId', code: 'cannotHold', message }] });
  }
  const to = holderBy(target);
  const refusal = refuseHandOver(holderOf(row), await handedOnBy(tx, row.id), to);
  if (refusal === 'handedOnBefore') {
    const message = 'this post has handed the case on before';
    throw new FinemeshError('handedOnBefore', { fields: [{ field: 'postId', code: refusal, message }] });
  }
  if (refusal === 'holdsIt') throw stateConflict(row);
  return to;
}
