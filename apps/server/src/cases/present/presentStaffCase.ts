import type { StaffCase } from '@finemesh/contract';
import type { TerritoryIndex } from '../../territory/index.ts';
import { subjectOf } from '../caseRow.ts';
import type { LoadedCase } from '../queries.ts';
import { caseBase, publicNameOf, stepBase } from './caseBase.ts';

/** A case as the team of its territory sees it, the same for all of them but for `holderIsMe`. */
export function presentStaffCase(loaded: LoadedCase, territory: TerritoryIndex, holderIsMe: boolean): StaffCase {
  const { path, holder, helperPostIds, aboutRole } = subjectOf(loaded.row);
  return {
    ...caseBase(loaded, territory),
    audience: 'staff',
    reference: loaded.row.reference,
    words: loaded.row.words,
    holderIsMe,
    subject: { path, holder, helperPostIds: [...helperPostIds], aboutRole },
    timeline: loaded.steps.map((step) => ({
      ...stepBase(step, loaded, territory),
      publicName: publicNameOf(step, loaded),
      words: step.words,
      wordsAudience: step.wordsAudience,
    })),
  };
}
