import type { TerritoryNode, TimelineStep, WallCase } from '@finemesh/contract';
import { caseClockNames, type PostRole, type TerritoryPath } from '@finemesh/domain';
import type { TerritoryIndex } from '../../territory/index.ts';
import type { CaseRow, StepRow } from '../caseRow.ts';
import type { LoadedCase } from '../queries.ts';

/** What every audience is shown alike. */
export type CaseBase = Omit<WallCase, 'audience' | 'reference'>;

/** The case without words and people. */
export function caseBase({ row, photos }: LoadedCase, territory: TerritoryIndex): CaseBase {
  return {
    id: row.id,
    version: row.version,
    categoryCode: row.categoryCode,
    state: row.state,
    reportedAt: row.reportedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    clocks: caseClockNames.flatMap((clock) => {
      const running = row.clocks[clock];
      return running === undefined ? [] : [{ clock, ...running }];
    }),
    place: placeOf(row, territory),
    holder: {
      role: row.holderRole,
      territory: named(territory.at(row.holderPath)),
      since: row.holderSince.toISOString(),
    },
    photoIds: photos.map(({ photoId }) => photoId),
    handOvers: row.handOvers,
  };
}

/** A step without words and without who in person. */
export function stepBase(step: StepRow, { photos }: LoadedCase, territory: TerritoryIndex): TimelineStep {
  return {
    change: step.change,
    at: step.at.toISOString(),
    by: officeOf(step.byRole, step.byPath, step.at, territory),
    publicName: null,
    to: officeOf(step.toRole, step.toPath, step.at, territory),
    words: null,
    wordsAudience: null,
    photoIds: photos.filter(({ version }) => version === step.version).map(({ photoId }) => photoId),
  };
}

/** How neighbours call who acted, where it may be shown. */
export function publicNameOf({ actorId }: StepRow, { publicNames }: LoadedCase): string | null {
  return actorId === null ? null : (publicNames.get(actorId) ?? null);
}

function placeOf({ path, lng, lat }: CaseRow, territory: TerritoryIndex): CaseBase['place'] {
  const building = territory.ancestor(path, 'building');
  const stall = territory.ancestor(path, 'stall');
  const microGrid = territory.ancestor(path, 'microGrid');
  return {
    // A place that was chosen from a list is drawn where it stands.
    point: lng === null || lat === null ? ((stall ?? building)?.center ?? null) : [lng, lat],
    building: building ? named(building) : null,
    stall: stall ? { ...named(stall), tradeName: stall.merchant?.tradeName ?? null } : null,
    microGrid: microGrid ? named(microGrid) : null,
  };
}

/** An office by the name that its node had at that time, whatever became of it since. */
function officeOf(role: PostRole | null, path: TerritoryPath | null, at: Date, territory: TerritoryIndex): TimelineStep['by'] {
  return role === null || path === null ? null : { role, territoryName: territory.nameOn(path, at) };
}

function named({ code, name }: TerritoryNode): Pick<TerritoryNode, 'code' | 'name'> {
  return { code, name };
}
