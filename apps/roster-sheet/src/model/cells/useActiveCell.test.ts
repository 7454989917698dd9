import { describe, expect, it } from 'vitest';
import { shallowRef } from 'vue';
import { sheetColumns } from '../rows/SheetColumn.ts';
import { toSheetRow, type SheetRow } from '../rows/SheetRow.ts';
import { gridMove } from './gridMove.ts';
import { useActiveCell } from './useActiveCell.ts';

function createGrid() {
  const flats = ['101', '102', '201'];
  const rows = shallowRef<readonly SheetRow[]>(flats.map((flat) => toSheetRow(`320105004004B009E1-${flat}`, {})));
  const columns = shallowRef(
    sheetColumns([{ facet: 'contact', ticket: '', clientId: 1, writableColumns: ['phone'] }]),
  );
  const cell = useActiveCell(rows, columns);
  const press = (key: string, ctrlKey = false): void => {
    const step = gridMove({ key, ctrlKey, metaKey: false, shiftKey: false });
    if (step !== undefined) cell.move(step);
  };
  const at = (): string => `${cell.rowIndex.value}:${cell.columnIndex.value}`;
  return { rows, columns, press, at, ...cell };
}

describe('useActiveCell', () => {
  it('enters at the first cell and walks with the arrows, stopping at the edges', () => {
    const { press, at } = createGrid();
    press('ArrowDown');
    expect(at()).toBe('0:0');
    press('ArrowRight');
    press('ArrowDown');
    expect(at()).toBe('1:1');
    press('ArrowUp');
    press('ArrowUp');
    press('ArrowLeft');
    press('ArrowLeft');
    expect(at()).toBe('0:0');
  });

  it.each([
    ['End', false, '0:3'],
    ['End', true, '2:3'],
    ['ArrowDown', true, '2:0'],
    ['PageDown', false, '2:0'],
    ['ArrowRight', true, '0:3'],
  ])('goes with %s (control: %s) to %s', (key, control, expected) => {
    const { press, at } = createGrid();
    press('Home', true);
    press(key, control);
    expect(at()).toBe(expected);
  });

  it('walks along over the end of a row and stays at the very end', () => {
    const { press, at, moveAlong } = createGrid();
    press('Home', true);
    press('End');
    expect(moveAlong(1)).toBe(true);
    expect(at()).toBe('1:0');
    expect(moveAlong(-1)).toBe(true);
    expect(at()).toBe('0:3');
    press('End', true);
    expect(moveAlong(1)).toBe(false);
  });

  it('stays with its flat when rows come and go', () => {
    const { rows, press, at, active } = createGrid();
    press('Home', true);
    press('ArrowDown');
    const all = rows.value;
    rows.value = all.slice(1);
    expect(at()).toBe('0:0');
    expect(active.value?.household).toMatch(/-102$/);
    rows.value = all.slice(2);
    expect(active.value).toBeNull();
    rows.value = all;
    expect(at()).toBe('1:0');
  });
});
