import type { TerritoryCode } from '../ids.ts';
import { parentOfDivisionCode } from './codes.ts';
import { nodesInside, type DivisionDraft, type PresentDivision } from './judgeDivision.ts';

/** What became of a code that a division gave up. A code is given up once: it never comes back. */
export interface Succession {
  readonly code: TerritoryCode;
  /** Where what was filed under the code belongs since then. */
  readonly successor: TerritoryCode;
  /** `true` when the division named the successor, so that posts go on there; else it is the narrowest node that is left. */
  readonly isNamed: boolean;
}

/** The codes that a draft without faults gives up, each with what takes its place. */
export function successionsOf(present: PresentDivision, draft: DivisionDraft): Succession[] {
  const remaining = new Set<TerritoryCode>([draft.within, ...draft.nodes.map(({ code }) => code)]);
  const named = new Map(draft.successors.map(({ from, to }) => [from, to]));
  return nodesInside(present, draft.within).flatMap(({ code }): Succession[] => {
    if (remaining.has(code)) return [];
    const successor = named.get(code);
    return [
      successor === undefined
        ? { code, successor: narrowestLeft(code, remaining) ?? draft.within, isNamed: false }
        : { code, successor, isNamed: true },
    ];
  });
}

/** Where what was filed under the code belongs now: the code itself, or what followed on it through all divisions since. */
export function resolveCode(code: TerritoryCode, successions: ReadonlyMap<TerritoryCode, Succession>): TerritoryCode {
  const succession = successions.get(code);
  return succession === undefined ? code : resolveCode(succession.successor, successions);
}

/** The node on which a post that was given for the code is held now; `undefined` when a division ended it. */
export function seatOfCode(code: TerritoryCode, successions: ReadonlyMap<TerritoryCode, Succession>): TerritoryCode | undefined {
  const succession = successions.get(code);
  if (succession === undefined) return code;
  return succession.isNamed ? seatOfCode(succession.successor, successions) : undefined;
}

function narrowestLeft(code: TerritoryCode, remaining: ReadonlySet<TerritoryCode>): TerritoryCode | undefined {
  const parent = parentOfDivisionCode(code);
  return parent === undefined || remaining.has(parent) ? parent : narrowestLeft(parent, remaining);
}
