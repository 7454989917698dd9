import type { StaffCase } from '@finemesh/contract';
import { isPostActive, type Post } from '@finemesh/domain';
import type { TerritoryIndex } from '../../territory/index.ts';
import type { LoadedCase } from '../queries.ts';
import { caseBase, publicNameOf, stepBase } from './caseBase.ts';

/** A case as the team of its territory sees it, the same for all of them but for `holderIsMe`. */
export function presentStaffCase(loaded: LoadedCase, territory: TerritoryIndex, holderIsMe: boolean): StaffCase {
  return {
    ...caseBase(loaded, territory),
    audience: 'staff',
    reference: loaded.row.reference,
    words: loaded.row.words,
    holderIsMe,
    timeline: loaded.steps.map((step) => ({
      ...stepBase(step, loaded, territory),
      publicName: publicNameOf(step, loaded),
      words: step.words,
    })),
  };
}

/** Whether one of the posts holds the case. */
export function isHeldBy(posts: readonly Post[], holderPostId: string | null, at: Date): boolean {
  return posts.some((post) => post.id === holderPostId && isPostActive(post, at));
}
