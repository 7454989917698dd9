import { brandId, type TerritoryCode } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { firstRows } from './firstRows.ts';

const household = { code: brandId<TerritoryCode>('320105004004B009E2-302'), entrance: 2, floor: 3, flat: '302' };
const values = {
  householdCode: '320105004004B009E2-302',
  dwelling: { flat: 'wrong', headCount: 3 },
  contact: { addressedAs: '周阿姨' },
  care: {},
  legal: {},
};

describe('firstRows', () => {
  it('takes the place from the territory and the other cells from the first values', () => {
    expect(firstRows('dwelling', [household], [values])).toEqual([
      { household: '320105004004B009E2-302', cells: { flat: '302', entrance: '2', floor: 3, headCount: 3 } },
    ]);
  });

  it('gives a facet its own values only, and a flat without values an empty row', () => {
    expect(firstRows('contact', [household], [values])[0]?.cells).toEqual({ addressedAs: '周阿姨' });
    expect(firstRows('contact', [household], [])[0]?.cells).toEqual({});
  });
});
