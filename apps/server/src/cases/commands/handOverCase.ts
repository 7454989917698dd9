import { FinemeshError } from '@finemesh/contract';
import { isPostActive, isWithin, officeKey, refuseHandOver, roleMay, type CaseHolder, type Post } from '@finemesh/domain';
import type { Caller, Tx } from '../../platform/index.ts';
import { findPost } from '../../people/index.ts';
import { changeCase, holderOf, stateConflict, type CaseRow } from '../changeCase.ts';
import { postToHandOver } from '../caseRights.ts';
import { lockCase, storeChange } from '../caseWrites.ts';
import { handedOnBy } from '../queries.ts';

/**
 * Gives a case to another post. The office that hands on, which is the holder, or who dispatches in the holder's place, never gets it
 * back.
 *
 * @throws `notFound`, `notAllowed`, `stateConflict`; `invalidInput` naming `postId` for a post that cannot serve the place;
 * `handedOnBefore` for one that has handed it on; `stateConflict` for the one that holds it.
 */
export async function handOverCase(
  tx: Tx,
  caller: Caller,
  caseId: string,
  { postId, note }: { readonly postId: string; readonly note?: string | undefined },
  at: Date,
): Promise<CaseRow> {
  const row = await lockCase(tx, { id: caseId });
  const by = postToHandOver(caller.posts, row, at);
  const target = await findPost(tx, postId);
  if (target === undefined || !canHold(target, row, at)) {
    const message = 'no active post with this id serves the place';
    throw new FinemeshError('invalidInput', { fields: [{ field: 'postId', code: 'cannotHold', message }] });
  }
  const to = holderBy(target);
  const refusal = refuseHandOver(holderOf(row), await handedOnBy(tx, caseId), to);
  if (refusal === 'handedOnBefore') throw new FinemeshError('handedOnBefore', { fields: [{ field: 'postId', code: refusal, message: 'this post has handed the case on before' }] });
  if (refusal === 'holdsIt') throw stateConflict(row);
  const changed = changeCase(row, { command: 'handOver', at, by, words: note, handOver: { to, from: handingOffice(row, by) } });
  await storeChange(tx, changed);
  return changed.row;
}

/** Whether the post can be given cases at the place: it is active, serves it, and its role accepts cases. */
export function canHold(post: Post, { path }: Pick<CaseRow, 'path'>, at: Date): boolean {
  return isPostActive(post, at) && roleMay(post.role, 'case.accept') && isWithin(path, post.territoryPath);
}

/** The post as a holder. */
export function holderBy({ id, role, territoryPath }: Post): CaseHolder {
  return { role, territoryPath, postId: id };
}

/**
 * Who counts as having handed the case on. The holder, when it acts for itself, by its post or as the office that it sits in;
 * else the one who took the decision: a gridder whose case is taken away has handed nothing on.
 */
export function handingOffice(row: CaseRow, by: Post): CaseHolder {
  const holder = holderOf(row);
  const acting = holderBy(by);
  const actsForItself =
    officeKey(holder) === officeKey(acting) || officeKey(holder) === officeKey({ ...acting, postId: null });
  return actsForItself ? holder : acting;
}
