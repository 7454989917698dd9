import type { CellAddress } from '@finemesh/roster';
import { computed, shallowRef, type Ref } from 'vue';
import type { SheetColumn } from '../rows/SheetColumn.ts';
import type { SheetRow } from '../rows/SheetRow.ts';
import type { GridMove } from './gridMove.ts';

/**
 * The one cell that has the focus. It is kept by household and column, not by number, so it stays with its flat when rows
 * are filtered or the server adds one.
 */
export function useActiveCell(
  rows: Readonly<Ref<readonly SheetRow[]>>,
  columns: Readonly<Ref<readonly SheetColumn[]>>,
) {
  const chosen = shallowRef<CellAddress | null>(null);
  const rowIndex = computed(() => rows.value.findIndex(({ household }) => household === chosen.value?.household));
  const columnIndex = computed(() => columns.value.findIndex(({ key }) => key === chosen.value?.column));
  /** The chosen cell while it is on the sheet; a row that a filter hides takes it away and gives it back. */
  const active = computed(() => (rowIndex.value >= 0 && columnIndex.value >= 0 ? chosen.value : null));

  function select(cell: CellAddress | null): void {
    chosen.value = cell;
  }

  /** Moves within the grid; a step over its edge goes nowhere. Without an active cell it enters at the first. */
  function move(step: GridMove): void {
    const lastRow = rows.value.length - 1;
    const lastColumn = columns.value.length - 1;
    if (active.value === null) return selectAt(0, 0);
    if (step.kind === 'step') {
      return selectAt(clamp(rowIndex.value + step.rows, lastRow), clamp(columnIndex.value + step.columns, lastColumn));
    }
    selectAt(edge(step.rows, rowIndex.value, lastRow), edge(step.columns, columnIndex.value, lastColumn));
  }

  /** To the next cell in reading order, or the one before; at the very end it stays. Says whether it moved. */
  function moveAlong(direction: 1 | -1): boolean {
    const width = columns.value.length;
    const next = rowIndex.value * width + columnIndex.value + direction;
    if (active.value === null || next < 0 || next >= rows.value.length * width) return false;
    selectAt(Math.floor(next / width), next % width);
    return true;
  }

  function selectAt(row: number, column: number): void {
    const household = rows.value[row]?.household;
    const key = columns.value[column]?.key;
    if (household !== undefined && key !== undefined) chosen.value = { household, column: key };
  }

  return { active, rowIndex, columnIndex, select, move, moveAlong };
}

function clamp(index: number, last: number): number {
  return Math.max(0, Math.min(last, index));
}

function edge(side: 'first' | 'last' | null, index: number, last: number): number {
  if (side === null) return index;
  return side === 'first' ? 0 : last;
}
