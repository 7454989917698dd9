import type { FacetCells, RosterFacet } from '@finemesh/domain';
import type { RosterRow } from '@finemesh/roster';
import type { Household } from '../../territory/index.ts';
import type { FirstRow } from '../RosterPorts.ts';

/** A row for each flat of the building: first values of the facet, and what the territory says of the place. */
export function firstRows(
  facet: RosterFacet,
  households: readonly Household[],
  firstValues: readonly FirstRow[],
): RosterRow[] {
  const values = new Map(firstValues.map((row) => [row.householdCode, row[facet]]));
  return households.map((household) => ({
    household: household.code,
    cells: { ...values.get(household.code), ...(facet === 'dwelling' ? placeOf(household) : {}) },
  }));
}

function placeOf({ flat, entrance, floor }: Household): FacetCells<'dwelling'> {
  return { flat, entrance: String(entrance), floor };
}
