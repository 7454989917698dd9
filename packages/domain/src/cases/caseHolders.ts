import type { PostId } from '../ids.ts';
import type { Post } from '../posts.ts';
import type { PostRole } from '../roles.ts';
import type { TerritoryPath } from '../territory/codes.ts';

/**
 * Who holds a case: an office (role at a territory node), and the post that fills it once one is named. A fresh report is
 * held by the command centre of its street as an office; every later holder is a post.
 */
export interface CaseHolder {
  readonly role: PostRole;
  readonly territoryPath: TerritoryPath;
  readonly postId: PostId | null;
}

/** One office, whoever fills it: this is what never gets a case back. */
export function officeKey(holder: CaseHolder): string {
  return holder.postId ?? `${holder.role}@${holder.territoryPath}`;
}

/** The post as a holder. */
export function holderBy({ id, role, territoryPath }: Pick<Post, 'id' | 'role' | 'territoryPath'>): CaseHolder {
  return { role, territoryPath, postId: id };
}

/** Whether the post is the holder, or sits in the office that holds while no post is named. */
export function isHeldBy(holder: CaseHolder, post: Pick<Post, 'id' | 'role' | 'territoryPath'>): boolean {
  if (holder.postId !== null) return holder.postId === post.id;
  return holder.role === post.role && holder.territoryPath === post.territoryPath;
}

export type HandOverRefusal = 'handedOnBefore' | 'holdsIt';

/** Judges a hand-over (SPEC.md, HO1 and HO2): a case never goes back to an office that has handed it on, nor to its holder. */
export function refuseHandOver(
  current: CaseHolder,
  handedOnBy: readonly CaseHolder[],
  to: CaseHolder,
): HandOverRefusal | undefined {
  const key = officeKey(to);
  if (officeKey(current) === key) return 'holdsIt';
  return handedOnBy.some((holder) => officeKey(holder) === key) ? 'handedOnBefore' : undefined;
}

/**
 * Who counts as having handed the case on (SPEC.md, HO3): the holder when it acts for itself, by its post or as the office in which
 * it sits; else the one who decided, since a gridder whose case is given away by somebody else has handed on nothing.
 */
export function handingOffice(holder: CaseHolder, by: CaseHolder): CaseHolder {
  const actsForItself = [officeKey(by), officeKey({ ...by, postId: null })].includes(officeKey(holder));
  return actsForItself ? holder : by;
}
