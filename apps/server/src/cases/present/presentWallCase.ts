import type { TimelineStep, WallCase, WallCaseDetail } from '@finemesh/contract';
import { redactPersonalText, type TerritoryPath } from '@finemesh/domain';
import type { TerritoryIndex } from '../../territory/index.ts';
import type { StepRow } from '../changeCase.ts';
import { isConfidential } from '../caseRights.ts';
import type { LoadedCase } from '../queries.ts';
import { caseBase, stepBase } from './caseBase.ts';

/**
 * A case on the wall, where many look: what, where, how old, with whom. A confidential one stands there as a number among
 * its street's, without place, photos and narrower holder.
 */
export function presentWallCase(loaded: LoadedCase, territory: TerritoryIndex): WallCase {
  const base = { ...caseBase(loaded, territory), audience: 'wall' as const, reference: loaded.row.reference };
  if (!isConfidential(loaded.row.categoryCode)) return base;
  const { code, name } = streetOf(loaded.row.holderPath, territory);
  return {
    ...base,
    place: { point: null, building: null, microGrid: null },
    holder: { ...base.holder, territory: { code, name } },
    photoIds: [],
  };
}

/** The same, opened by an operator: words with numbers blacked out, the timeline without names. */
export function presentWallCaseDetail(loaded: LoadedCase, territory: TerritoryIndex): WallCaseDetail {
  const confidential = isConfidential(loaded.row.categoryCode);
  return {
    ...presentWallCase(loaded, territory),
    words: confidential ? null : redactPersonalText(loaded.row.words),
    timeline: loaded.steps.map((step) =>
      confidential ? confidentialStep(step, loaded, territory) : wallStep(step, loaded, territory),
    ),
  };
}

function wallStep(step: StepRow, loaded: LoadedCase, territory: TerritoryIndex): TimelineStep {
  return { ...stepBase(step, loaded, territory), words: step.words === null ? null : redactPersonalText(step.words) };
}

function confidentialStep(step: StepRow, loaded: LoadedCase, territory: TerritoryIndex): TimelineStep {
  const { by, to, ...rest } = stepBase(step, loaded, territory);
  return {
    ...rest,
    by: by && step.byPath !== null ? { ...by, territoryName: streetOf(step.byPath, territory).name } : null,
    to: to && step.toPath !== null ? { ...to, territoryName: streetOf(step.toPath, territory).name } : null,
    photoIds: [],
  };
}

function streetOf(path: TerritoryPath, territory: TerritoryIndex) {
  return territory.ancestor(path, 'street') ?? territory.at(path);
}
