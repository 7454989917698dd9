import type { TimelineStep, WallCase, WallCaseDetail } from '@finemesh/contract';
import { redactPersonalText } from '@finemesh/domain';
import type { TerritoryIndex } from '../../territory/index.ts';
import type { StepRow } from '../caseRow.ts';
import type { LoadedCase } from '../queries.ts';
import { caseBase, stepBase } from './caseBase.ts';

/** A case on the wall, where many look: what, where, how old, with whom. */
export function presentWallCase(loaded: LoadedCase, territory: TerritoryIndex): WallCase {
  return { ...caseBase(loaded, territory), audience: 'wall', reference: loaded.row.reference };
}

/** The same, opened by an operator: words with numbers blacked out, the timeline without names. */
export function presentWallCaseDetail(loaded: LoadedCase, territory: TerritoryIndex): WallCaseDetail {
  return {
    ...presentWallCase(loaded, territory),
    words: redactPersonalText(loaded.row.words),
    timeline: loaded.steps.map((step) => wallStep(step, loaded, territory)),
  };
}

function wallStep(step: StepRow, loaded: LoadedCase, territory: TerritoryIndex): TimelineStep {
  return { ...stepBase(step, loaded, territory), words: step.words === null ? null : redactPersonalText(step.words) };
}
