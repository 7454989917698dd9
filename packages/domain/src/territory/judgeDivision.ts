import type { TerritoryCode } from '../ids.ts';
import { divisionLevels, isDivisionLevel, levelOfCode, parentOfDivisionCode, type DivisionLevel, type GridKind } from './codes.ts';

/** A node of a division, as far as its rules go. Level and parent stand in the code. */
export interface DivisionNode {
  readonly code: TerritoryCode;
  /** Of grids; `null` at every other level. */
  readonly gridKind: GridKind | null;
}

/** How the territory is divided now. */
export interface PresentDivision {
  readonly nodes: readonly DivisionNode[];
  /** The micro-grid of each place that belongs to one by itself: buildings, and stalls that stand in no building. */
  readonly members: ReadonlyMap<TerritoryCode, TerritoryCode>;
  /** Codes that earlier divisions gave up. */
  readonly retired: ReadonlySet<TerritoryCode>;
}

/** How everything inside one node shall be divided. The node itself and all outside it stay as they are. */
export interface DivisionDraft {
  readonly within: TerritoryCode;
  /** All nodes below `within`, down to the micro-grids. */
  readonly nodes: readonly DivisionNode[];
  /** The micro-grid of every place inside. */
  readonly members: readonly { readonly place: TerritoryCode; readonly microGrid: TerritoryCode }[];
  /** For codes that are given up: the node on which the posts go on. Without one they end. */
  readonly successors: readonly { readonly from: TerritoryCode; readonly to: TerritoryCode }[];
}

export type DivisionFaultCode =
  | 'unknown'
  | 'doubled'
  | 'missing'
  | 'wrongLevel'
  | 'noParent'
  | 'retired'
  | 'wrongKind'
  | 'notGivenUp';

/** One thing that keeps a draft from being published. */
export interface DivisionFault {
  /** Member of the draft, as in `nodes.3.code`. */
  readonly field: string;
  readonly code: DivisionFaultCode;
  /** The code that it is about. */
  readonly subject: TerritoryCode;
}

/**
 * Everything that is wrong with the draft; empty when it can be published. A draft without faults puts every place inside in
 * exactly one micro-grid, so no household is lost or doubled: flats go with their building.
 */
export function judgeDivision(present: PresentDivision, draft: DivisionDraft): DivisionFault[] {
  const level = levelOfCode(draft.within);
  const divided = level !== undefined && isDivisionLevel(level) && level !== 'microGrid';
  if (!divided) return [{ field: 'within', code: 'wrongLevel', subject: draft.within }];
  if (!present.nodes.some(({ code }) => code === draft.within)) {
    return [{ field: 'within', code: 'unknown', subject: draft.within }];
  }
  return [...nodeFaults(present, draft, level), ...memberFaults(present, draft), ...successorFaults(present, draft)];
}

/** The present nodes below the draft's node. */
export function nodesInside(present: PresentDivision, within: TerritoryCode): readonly DivisionNode[] {
  return present.nodes.filter(({ code }) => code !== within && code.startsWith(within));
}

function nodeFaults({ retired }: PresentDivision, draft: DivisionDraft, divided: DivisionLevel): DivisionFault[] {
  const known = new Set<TerritoryCode>([draft.within, ...draft.nodes.map(({ code }) => code)]);
  const seen = new Set<TerritoryCode>([draft.within]);
  return draft.nodes.flatMap(({ code, gridKind }, i): DivisionFault[] => {
    const fault = (member: 'code' | 'gridKind', faultCode: DivisionFaultCode): DivisionFault[] => [
      { field: `nodes.${i}.${member}`, code: faultCode, subject: code },
    ];
    if (seen.has(code)) return fault('code', 'doubled');
    seen.add(code);
    const level = levelOfCode(code);
    if (level === undefined || !isDivisionLevel(level) || divisionLevels.indexOf(level) <= divisionLevels.indexOf(divided)) {
      return fault('code', 'wrongLevel');
    }
    const parent = parentOfDivisionCode(code);
    if (parent === undefined || !known.has(parent)) return fault('code', 'noParent');
    if (retired.has(code)) return fault('code', 'retired');
    return (level === 'grid') === (gridKind !== null) ? [] : fault('gridKind', 'wrongKind');
  });
}

function memberFaults(present: PresentDivision, { within, nodes, members }: DivisionDraft): DivisionFault[] {
  const microGrids = new Set(nodes.filter(({ code }) => levelOfCode(code) === 'microGrid').map(({ code }) => code));
  const missing = new Set([...present.members].filter(([, microGrid]) => microGrid.startsWith(within)).map(([place]) => place));
  const inside = new Set(missing);
  const faults = members.flatMap(({ place, microGrid }, i): DivisionFault[] => [
    ...(missing.delete(place)
      ? []
      : [{ field: `members.${i}.place`, code: inside.has(place) ? 'doubled' : 'unknown', subject: place } as const]),
    ...(microGrids.has(microGrid) ? [] : [{ field: `members.${i}.microGrid`, code: 'unknown', subject: microGrid } as const]),
  ]);
  return [...faults, ...[...missing].map((place) => ({ field: 'members', code: 'missing', subject: place }) as const)];
}

function successorFaults(present: PresentDivision, { within, nodes, successors }: DivisionDraft): DivisionFault[] {
  const remaining = new Set(nodes.map(({ code }) => code));
  const givenUp = new Set(nodesInside(present, within).flatMap(({ code }) => (remaining.has(code) ? [] : code)));
  const seen = new Set<TerritoryCode>();
  return successors.flatMap(({ from, to }, i): DivisionFault[] => {
    if (!givenUp.has(from)) return [{ field: `successors.${i}.from`, code: 'notGivenUp', subject: from }];
    if (seen.has(from)) return [{ field: `successors.${i}.from`, code: 'doubled', subject: from }];
    seen.add(from);
    if (!remaining.has(to)) return [{ field: `successors.${i}.to`, code: 'unknown', subject: to }];
    return levelOfCode(to) === levelOfCode(from) ? [] : [{ field: `successors.${i}.to`, code: 'wrongLevel', subject: to }];
  });
}
