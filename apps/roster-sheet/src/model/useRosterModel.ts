import type { EditRosterContext } from '@finemesh/contract';
import { countVisits, visitStateOf, type CellValue } from '@finemesh/domain';
import { writeCell, type CellAddress, type DeniedCell, type WriteRefusal } from '@finemesh/roster';
import { computed } from 'vue';
import { useActiveCell } from './cells/useActiveCell.ts';
import { useDeniedCells } from './cells/useDeniedCells.ts';
import { useRosterDocuments } from './documents/useRosterDocuments.ts';
import { usePresence } from './presence/usePresence.ts';
import { sheetColumns, type SheetColumn } from './rows/SheetColumn.ts';
import { useRowFilter } from './rows/useRowFilter.ts';
import { useSheetRows } from './rows/useSheetRows.ts';

export interface RosterModelOptions {
  readonly context: EditRosterContext;
  /** Called with a value that the rules of its column refuse; nothing was written. */
  readonly onWriteRefused: (column: SheetColumn, refusal: WriteRefusal) => void;
  /** Called with the cells that the server has set back, once each. */
  readonly onDenied: (cells: readonly DeniedCell[]) => void;
  readonly socket?: typeof WebSocket;
}

/** Everything behind one open roster, in the order in which it depends on each other: documents, rows, filter, cell, presence. */
export function useRosterModel({ context, onWriteRefused, onDenied, socket }: RosterModelOptions) {
  const denied = useDeniedCells();
  const documents = useRosterDocuments({
    context,
    onDeniedCells: (cells) => {
      denied.add(cells);
      onDenied(cells);
    },
    unresolved: () => denied.count.value,
    ...(socket === undefined ? {} : { socket }),
  });

  const rows = useSheetRows(documents.openDocuments);
  const columns = computed(() => {
    const open = new Set(documents.openDocuments.value.map(({ facet }) => facet));
    return sheetColumns(documents.tickets.value?.facets.filter(({ facet }) => open.has(facet)) ?? []);
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

  /** Writes a value into a cell of its document, where that is open. */
  function write({ household, column: key }: CellAddress, value: CellValue): void {
    const column = columns.value.find((candidate) => candidate.key === key);
    const document = documents.openDocuments.value.find(({ facet }) => facet === column?.facet);
    if (column === undefined || document === undefined) return;
    const refusal = writeCell(document.doc, household, key, value);
    if (refusal !== undefined) onWriteRefused(column, refusal);
  }

  const coverage = computed(() => countVisits(rows.value.map(({ cells }) => visitStateOf(cells))));
  return { denied, documents, rows, columns, filter, cell, presence, coverage, write };
}
