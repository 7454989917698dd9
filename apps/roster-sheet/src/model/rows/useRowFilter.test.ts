import type { RowCells } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { shallowRef } from 'vue';
import { toSheetRow, type SheetRow } from './SheetRow.ts';
import { useRowFilter } from './useRowFilter.ts';

function createRow(entrance: string, flat: string, cells: RowCells = {}): SheetRow {
  return toSheetRow(`320105004004B009E${entrance}-${flat}`, cells);
}

const rows = shallowRef<readonly SheetRow[]>([
  createRow('1', '302', { phone: '138-0000-1234', visitOutcome: 'visited' }),
  createRow('1', '1302'),
  createRow('2', '302', { promise: '周五前清走杂物' }),
]);

function found(typed: string): string[] {
  const { search, filtered } = useRowFilter(rows);
  search.value = typed;
  return filtered.value.map(({ entrance, flat }) => `${entrance}-${flat}`);
}

describe('useRowFilter', () => {
  it.each([
    ['302', ['1-302', '2-302']],
    ['30', ['1-302', '2-302']],
    ['1-302', ['1-302']],
    ['2单元302室', ['2-302']],
    ['2单元', ['2-302']],
    ['３０２', ['1-302', '2-302']],
    ['0000 1234', ['1-302']],
    ['杂物', ['2-302']],
    ['   ', ['1-302', '1-1302', '2-302']],
    ['nothing', []],
  ])('finds %s', (typed, expected) => {
    expect(found(typed)).toEqual(expected);
  });

  it('narrows by visit state and by text together', () => {
    const { search, states, filtered, clear } = useRowFilter(rows);
    states.value = ['notVisited'];
    expect(filtered.value).toHaveLength(2);
    search.value = '302';
    expect(filtered.value.map(({ entrance }) => entrance)).toEqual(['2']);
    clear();
    expect(filtered.value).toHaveLength(3);
  });
});
