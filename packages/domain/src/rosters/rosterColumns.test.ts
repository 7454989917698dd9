import { describe, expect, expectTypeOf, it } from 'vitest';
import { columnKeys, columnsOfFacet, findRosterColumn, rosterColumn, rosterColumns } from './rosterColumns.ts';
import type { CellValueOf, ColumnKey, ColumnKeyOf } from './rosterColumns.ts';
import { rosterFacets } from './rosterFacets.ts';

describe('roster columns', () => {
  it('stand each in exactly one facet', () => {
    expect(rosterFacets.flatMap((facet) => columnsOfFacet(facet))).toHaveLength(rosterColumns.length);
    expect(rosterColumns.map(({ key }) => key)).toEqual(columnKeys);
  });

  it('are found by their own facet and name only', () => {
    expect(findRosterColumn('contact', 'phone')).toBe(rosterColumn('phone'));
    for (const name of ['phone', 'made-up', '__proto__', 'constructor']) expect(findRosterColumn('dwelling', name), name).toBeUndefined();
  });

  it('give their keys and values types, from the table itself', () => {
    expectTypeOf<'phone'>().toExtend<ColumnKeyOf<'contact'>>();
    expectTypeOf<'phone'>().not.toExtend<ColumnKeyOf<'dwelling'>>();
    expectTypeOf<ColumnKeyOf<'dwelling' | 'contact' | 'care' | 'legal'>>().toEqualTypeOf<ColumnKey>();
    expectTypeOf<CellValueOf<'occupancy'>>().toEqualTypeOf<'owner' | 'let' | 'vacant' | 'unknown' | null>();
    expectTypeOf<CellValueOf<'headCount'>>().toEqualTypeOf<number | null>();
  });

  it('call an owner who lives there 业主 and a flat’s number 室号', () => {
    const words = JSON.stringify(rosterColumns);
    expect(words).toContain('业主');
    expect(words).toContain('室号');
    expect(words).not.toMatch(/房东|户号/);
  });
});
