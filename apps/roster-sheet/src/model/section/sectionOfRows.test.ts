import { expect, it } from 'vitest';
import { toSheetRow } from '../rows/SheetRow.ts';
import { sectionOfRows } from './sectionOfRows.ts';

it('places rows by entrance and floor and loses none that has no floor or an entrance of letters', () => {
  const rows = [
    toSheetRow('320105004004B009E1-201', { floor: 2 }),
    toSheetRow('320105004004B009E1-A', {}),
    toSheetRow('320105004004B009E2-101', { floor: 1, entrance: '东' }),
  ];
  const placed = sectionOfRows(rows).map(({ entrance, floors }) => [entrance, floors.map(({ floor, items }) => [floor, items.length])]);
  expect(placed).toEqual([[0, [[1, 1]]], [1, [[2, 1], [0, 1]]]]);
});
