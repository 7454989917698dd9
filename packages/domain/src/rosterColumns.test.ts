import { describe, expect, it } from 'vitest';
import { findRosterColumn, isRefusedColumn, refuseCellValue, rosterColumns, type RosterFacet } from './rosterColumns.ts';

function refuse(facet: RosterFacet, key: string, value: unknown) {
  const column = findRosterColumn(facet, key);
  if (column === undefined) throw new Error(`no column ${facet}/${key}`);
  return refuseCellValue(column, value);
}

describe('refuseCellValue', () => {
  it.each([
    ['dwelling', 'occupancy', 'let', undefined],
    ['dwelling', 'occupancy', 'rented', 'notAnOption'],
    ['dwelling', 'headCount', 3, undefined],
    ['dwelling', 'headCount', 3.5, 'wrongKind'],
    ['dwelling', 'headCount', -1, 'outOfRange'],
    ['dwelling', 'headCount', 31, 'outOfRange'],
    ['dwelling', 'promise', 'x'.repeat(121), 'tooLong'],
    ['dwelling', 'lastVisit', '2026-02-29', 'notADate'],
    ['dwelling', 'lastVisit', '2028-02-29', undefined],
    ['contact', 'phone', '025-8888 0000', undefined],
    ['contact', 'phone', 'call me', 'notAPhone'],
    ['contact', 'addressedAs', { toString: 'x' }, 'wrongKind'],
    ['care', 'need', null, undefined],
  ] as const)('judges %s/%s = %j as %s', (facet, key, value, refusal) => {
    expect(refuse(facet, key, value)).toBe(refusal);
  });
});

describe('class P4', () => {
  it.each(['身份证号', '民族', '政治面貌', 'idCard', 'marital_status', '人脸', 'Religion'])('refuses a column named %s', (name) => {
    expect(isRefusedColumn(name)).toBe(true);
  });

  it('has no such column in the roster', () => {
    for (const column of rosterColumns) {
      for (const name of [column.key, column.label.zh, column.label.en]) expect(isRefusedColumn(name), name).toBe(false);
    }
  });
});
