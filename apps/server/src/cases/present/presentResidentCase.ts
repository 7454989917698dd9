import type { ResidentCase, TimelineStep } from '@finemesh/contract';
import type { TerritoryIndex } from '../../territory/index.ts';
import type { StepRow } from '../changeCase.ts';
import type { LoadedCase } from '../queries.ts';
import { reopenUntil } from '../reopenUntil.ts';
import { caseBase, publicNameOf, stepBase } from './caseBase.ts';

/**
 * A case as who reported it follows it: who has it, why it was handed on, what was done. Notes that the team writes for itself
 * are shown as a step without their words: they may speak of other neighbours.
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
    words: step.change === 'noted' ? null : step.words,
  };
}
