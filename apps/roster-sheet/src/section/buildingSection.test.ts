import { describe, expect, it } from 'vitest';
import { toSheetRow } from '../sheet/SheetRow.ts';
import { sectionOf } from './buildingSection.ts';

function createRow(entrance: string, flat: string, floor?: number) {
  return toSheetRow(`320105004004B009E${entrance}-${flat}`, floor === undefined ? {} : { floor });
}

describe('sectionOf', () => {
  it('puts entrances side by side and the top floor first', () => {
    const section = sectionOf([createRow('2', '101', 1), createRow('1', '101', 1), createRow('1', '102', 1), createRow('1', '1001', 10)]);
    expect(section.map(({ entrance }) => entrance)).toEqual(['1', '2']);
    expect(section[0]?.floors.map(({ floor, rows }) => [floor, rows.map(({ flat }) => flat)])).toEqual([
      [10, ['1001']],
      [1, ['101', '102']],
    ]);
  });

  it('loses no household', () => {
    const rows = [createRow('1', 'A'), createRow('1', '201', 2), createRow('3', '301', 3)];
    expect(sectionOf(rows).flatMap(({ floors }) => floors.flatMap((floor) => floor.rows))).toHaveLength(rows.length);
  });
});
