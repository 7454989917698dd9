import type { TerritoryCode } from '../ids.ts';

/** Levels of a division of the territory, widest first. Their codes name ground as it is divided now: a division can give them up. */
export const divisionLevels = ['district', 'street', 'community', 'grid', 'microGrid'] as const;
export type DivisionLevel = (typeof divisionLevels)[number];

/** Levels of places. A place keeps its code for ever, however the ground around it is divided. */
export const placeLevels = ['building', 'stall', 'entrance', 'household'] as const;
export type PlaceLevel = (typeof placeLevels)[number];

/** All levels, from the widest to the narrowest. */
export const territoryLevels = [...divisionLevels, ...placeLevels] as const;
export type TerritoryLevel = (typeof territoryLevels)[number];

/** A grid of homes, or one for a market, an office block, a campus. */
export type GridKind = 'comprehensive' | 'exclusive';

/**
 * The codes of a node and all that contain it, widest first, joined by `/`; ends with the node's own code.
 * Example: `320105/320105004/320105004004`.
 */
export type TerritoryPath = string;

/**
 * The form of a code at each level. Down to the grid it is the 15-digit code of digital city management
 * (6 county + 3 street + 3 community + 3 sequence); the two digits of the micro-grid are ours.
 *
 * The code of a place is issued once and opaque: its twelve digits are those of the community that issued it, which may
 * have been merged into another since. Where a place belongs is asked of the division, never read out of its code.
 */
const codeForms: Record<TerritoryLevel, RegExp> = {
  district: /^\d{6}$/,
  street: /^\d{9}$/,
  community: /^\d{12}$/,
  grid: /^\d{15}$/,
  microGrid: /^\d{17}$/,
  building: /^\d{12}B\d{3}$/,
  stall: /^\d{12}S\d{3}$/,
  entrance: /^\d{12}B\d{3}E\d{1,2}$/,
  household: /^\d{12}B\d{3}E\d{1,2}-[0-9A-Z]{1,8}$/,
};

/** The level whose form the code has, or `undefined` for a string that is no code. */
export function levelOfCode(code: string): TerritoryLevel | undefined {
  return territoryLevels.find((level) => codeForms[level].test(code));
}

/** Whether the level is one of a division; all others are of places. */
export function isDivisionLevel(level: TerritoryLevel): level is DivisionLevel {
  return divisionLevels.some((divided) => divided === level);
}

const divisionCodeLengths: Record<DivisionLevel, number> = { district: 6, street: 9, community: 12, grid: 15, microGrid: 17 };

/**
 * The node of the division that contains this one: its code is how this one begins. `undefined` for the district, and for
 * places, whose codes say nothing about where they belong now.
 */
export function parentOfDivisionCode(code: TerritoryCode): TerritoryCode | undefined {
  const level = levelOfCode(code);
  if (level === undefined || !isDivisionLevel(level)) return undefined;
  const above = divisionLevels[divisionLevels.indexOf(level) - 1];
  return above && (code.slice(0, divisionCodeLengths[above]) as TerritoryCode);
}

/** The path of a node of the division, which its code spells. @throws RangeError for the code of a place. */
export function pathOfDivisionCode(code: TerritoryCode): TerritoryPath {
  const level = levelOfCode(code);
  if (level === undefined || !isDivisionLevel(level)) throw new RangeError(`the code ${code} says nothing about its path`);
  const parent = parentOfDivisionCode(code);
  return parent === undefined ? code : `${pathOfDivisionCode(parent)}/${code}`;
}

export function isTerritoryCode(code: string): code is TerritoryCode {
  return levelOfCode(code) !== undefined;
}

/** The building that an entrance or household stands in, or the building itself; `undefined` for all else. */
export function buildingOfCode(code: string): TerritoryCode | undefined {
  const match = /^\d{12}B\d{3}/.exec(code);
  return match && isTerritoryCode(code) ? (match[0] as TerritoryCode) : undefined;
}

/**
 * Whether a node lies in (or is) a territory. Compares whole segments, so that no code stands for another that begins alike.
 */
export function isWithin(path: TerritoryPath, territory: TerritoryPath): boolean {
  return path === territory || path.startsWith(`${territory}/`);
}

/** The node's own code: the last segment of its path. */
export function codeOfPath(path: TerritoryPath): TerritoryCode {
  return path.slice(path.lastIndexOf('/') + 1) as TerritoryCode;
}
