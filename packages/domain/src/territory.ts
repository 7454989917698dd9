import type { TerritoryCode } from './ids.ts';

/** The levels of the territory, from the widest to the narrowest. */
export const territoryLevels = [
  'district',
  'street',
  'community',
  'grid',
  'microGrid',
  'building',
  'entrance',
  'household',
] as const;

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
 * (6 county + 3 street + 3 community + 3 sequence); the two digits of the micro-grid, and the building's own
 * sequence within its community, are ours, so that a building keeps its code when a boundary moves.
 */
const codeForms: Record<TerritoryLevel, RegExp> = {
  district: /^\d{6}$/,
  street: /^\d{9}$/,
  community: /^\d{12}$/,
  grid: /^\d{15}$/,
  microGrid: /^\d{17}$/,
  building: /^\d{12}B\d{3}$/,
  entrance: /^\d{12}B\d{3}E\d{1,2}$/,
  household: /^\d{12}B\d{3}E\d{1,2}-[0-9A-Z]{1,8}$/,
};

/** The level whose form the code has, or `undefined` for a string that is no code. */
export function levelOfCode(code: string): TerritoryLevel | undefined {
  return territoryLevels.find((level) => codeForms[level].test(code));
}

export function isTerritoryCode(code: string): code is TerritoryCode {
  return levelOfCode(code) !== undefined;
}

/** The building that an entrance or household stands in, or the building itself; `undefined` above a building. */
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
