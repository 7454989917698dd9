import { describe, expect, it } from 'vitest';
import { fitsColumn, readCells, refuseCellValue } from './cellValues.ts';
import { findRosterColumn, rosterColumn } from './rosterColumns.ts';
import type { RosterFacet } from './rosterFacets.ts';

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
    ['contact', 'phone', '11010519491231002X', 'identityNumber'],
    ['contact', 'phone', '110105 491231 002', 'identityNumber'],
    ['contact', 'phone', '6222021234567890', 'notAPhone'],
    ['contact', 'addressedAs', '11010519491231002X', 'identityNumber'],
    ['dwelling', 'promise', '信佛，初一别来', 'refusedSubject'],
    ['dwelling', 'promise', '陪去看糖尿病', 'namesIllness'],
    ['care', 'careNote', '离异', 'refusedSubject'],
    ['care', 'careNote', '每周帮忙取药', undefined],
    ['legal', 'legalNote', '离婚协议，财产待分', undefined],
    ['legal', 'legalNote', '社区矫正对象', 'refusedSubject'],
    ['legal', 'legalNote', '请带 110105194912 31002X 来', 'identityNumber'],
    ['contact', 'addressedAs', { toString: 'x' }, 'wrongKind'],
    ['care', 'need', null, undefined],
  ] as const)('judges %s/%s = %j as %s', (facet, key, value, refusal) => {
    expect(refuse(facet, key, value)).toBe(refusal);
  });
});

describe('readCells', () => {
  it('keeps the facet’s own columns whose values fit, and leaves out the rest', () => {
    const kept: Record<string, unknown> = { headCount: 3, occupancy: 'castle', promise: null, phone: '025-8888 0000', lastVisit: undefined };
    expect(readCells('dwelling', (key) => kept[key])).toEqual({ headCount: 3 });
    expect(readCells('contact', (key) => kept[key])).toEqual({ phone: '025-8888 0000' });
  });
});

describe('fitsColumn', () => {
  it('takes null for an empty cell and nothing that the column cannot hold', () => {
    expect(fitsColumn(rosterColumn('tenure'), null)).toBe(true);
    expect(fitsColumn(rosterColumn('tenure'), 'owner')).toBe(true);
    expect(fitsColumn(rosterColumn('tenure'), 'landlord')).toBe(false);
  });
});
