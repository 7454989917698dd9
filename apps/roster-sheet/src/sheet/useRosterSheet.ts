import type { RosterSheetContext } from '@finemesh/contract';
import { countVisits, rosterColumn, visitStateOf, type CellValue } from '@finemesh/domain';
import { writeCell, type CellAddress, type DeniedCell } from '@finemesh/roster';
import { useToasts } from '@finemesh/ui';
import { computed } from 'vue';
import { useDeniedCells } from '../documents/useDeniedCells.ts';
import { useRosterDocuments } from '../documents/useRosterDocuments.ts';
import { useActiveCell } from '../grid/useActiveCell.ts';
import { usePresence } from '../presence/usePresence.ts';
import { sheetColumns } from './SheetColumn.ts';
import { useRowFilter } from './useRowFilter.ts';
import { useSheetRows } from './useSheetRows.ts';
import { useSheetText } from './useSheetText.ts';

/** Everything behind one open roster, in the order in which it depends on each other: documents, rows, filter, cell, presence. */
export function useRosterSheet(context: RosterSheetContext) {
  const text = useSheetText();
  const toasts = useToasts();
  const denied = useDeniedCells();
  const documents = useRosterDocuments({ context, onDeniedCells, unresolved: () => denied.count.value });

  const rows = useSheetRows(documents.openDocuments);
  const columns = computed(() => {
    const open = new Set(documents.openDocuments.value.map(({ facet }) => facet));
    return sheetColumns(documents.tickets.value?.facets.filter(({ facet }) => open.has(facet)) ?? [], context.mode);
  });
  const filter = useRowFilter(rows);
  const cell = useActiveCell(filter.filtered, columns);
  const presence = usePresence({
    documents: documents.openDocuments,
    self: computed(() => {
      const reader = documents.tickets.value?.reader;
      return reader === undefined ? null : { name: reader.displayName, role: reader.role };
    }),
    activeCell: cell.active,
  });

  /** Writes a value into a cell of its document; a refusal by the rules of the column is told and changes nothing. */
  function write({ household, column: key }: CellAddress, value: CellValue): void {
    const column = columns.value.find((candidate) => candidate.key === key);
    const document = documents.openDocuments.value.find(({ facet }) => facet === column?.facet);
    if (column === undefined || document === undefined) return;
    const refusal = writeCell(document.doc, household, column.key, value);
    if (refusal !== undefined) toasts.show({ tone: 'warn', title: text.column(column), text: text.refusal(refusal, column) });
  }

  function onDeniedCells(cells: readonly DeniedCell[]): void {
    denied.add(cells);
    for (const cell of cells) toasts.show({ tone: 'danger', lastsMs: 12_000, ...describe(cell) });
  }

  /** A denied cell in words. */
  function describe({ household, column: key, reason }: DeniedCell): { title: string; text: string } {
    const column = rosterColumn(key);
    const row = rows.value.find((candidate) => candidate.household === household);
    return {
      title: text.t('denied.title', { column: text.column(column) }),
      text: text.t('denied.text', {
        flat: row === undefined ? household : text.flat(row),
        reason: text.refusal(reason, column),
      }),
    };
  }

  return {
    text,
    denied,
    describe,
    documents,
    rows,
    columns,
    filter,
    cell,
    presence,
    coverage: computed(() => countVisits(rows.value.map(({ cells }) => visitStateOf(cells)))),
    write,
  };
}

/** See {@link useRosterSheet}. */
export type RosterSheetModel = ReturnType<typeof useRosterSheet>;
