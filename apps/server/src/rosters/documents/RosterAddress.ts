import { brandId, levelOfCode, rosterFacets, type RosterFacet, type TerritoryCode } from '@finemesh/domain';
import { rosterSocketPath } from '@finemesh/contract';

/** Which document of which building. */
export interface RosterAddress {
  readonly building: TerritoryCode;
  readonly facet: RosterFacet;
}

/** Key of the document in tables and maps. */
export function documentKey({ building, facet }: RosterAddress): string {
  return `${building}/${facet}`;
}

/** Reads `/rosters/<building>/<facet>`; `undefined` for any other path. */
export function parseRosterPath(pathname: string): RosterAddress | undefined {
  const [start, building, name, ...rest] = pathname.slice(1).split('/');
  if (`/${start}` !== rosterSocketPath || building === undefined || rest.length > 0) return undefined;
  const facet = rosterFacets.find((candidate) => candidate === name);
  if (facet === undefined || levelOfCode(building) !== 'building') return undefined;
  return { building: brandId(building), facet };
}
