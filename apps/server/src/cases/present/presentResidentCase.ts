import type { ResidentCase, TimelineStep } from '@finemesh/contract';
import { reopenUntil } from '@finemesh/domain';
import type { TerritoryIndex } from '../../territory/index.ts';
import type { StepRow } from '../caseRow.ts';
import type { LoadedCase } from '../queries.ts';
import { caseBase, publicNameOf, stepBase } from './caseBase.ts';

/**
 * A case as who reported it follows it: who has it, what was done, and the words that were written for
 * everyone. Words for the team are shown as a step without them: they may speak of other neighbours.
 */
export function presentResidentCase(loaded: LoadedCase, territory: TerritoryIndex): ResidentCase {
  const { row, steps } = loaded;
  return {
    ...caseBase(loaded, territory),
    audience: 'resident',
    trackingNumber: row.trackingNumber,
    words: row.words,
    timeline: steps.map((step) => residentStep(step, loaded, territory)),
    rating: row.rating,
    reopenUntil: reopenUntil(row)?.toISOString() ?? null,
  };
}

function residentStep(step: StepRow, loaded: LoadedCase, territory: TerritoryIndex): TimelineStep {
  return {
    ...stepBase(step, loaded, territory),
    publicName: publicNameOf(step, loaded),
    ...(step.wordsAudience === 'everyone' ? { words: step.words, wordsAudience: step.wordsAudience } : {}),
  };
}
