import { observeRows, readRow, readRows } from '@finemesh/roster';
import { shallowRef, type Ref } from 'vue';
import type { FacetConnection } from '../documents/FacetConnection.ts';
import { watchDocuments } from '../documents/watchDocuments.ts';
import { joinRows, toSheetRow, type SheetRow } from './SheetRow.ts';

type OpenDocument = Pick<FacetConnection, 'doc'>;

/**
 * The rows of the sheet, kept in step with the documents. A row whose cells change becomes a new object and all others stay
 * the same ones, so that a keystroke redraws one line of a hundred and fifty.
 */
export function useSheetRows(documents: Readonly<Ref<readonly OpenDocument[]>>): Readonly<Ref<readonly SheetRow[]>> {
  const rows = shallowRef<readonly SheetRow[]>([]);
  let touched = new Set<string>();
  let isStructureChanged = false;
  let isScheduled = false;

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    // Once after all documents of a burst, such as the first sync.
    queueMicrotask(flush);
  }

  function flush(): void {
    isScheduled = false;
    rows.value = isStructureChanged ? readAll() : rows.value.map((row) => (touched.has(row.household) ? reread(row) : row));
    isStructureChanged = false;
    touched = new Set();
  }

  function readAll(): SheetRow[] {
    return joinRows(documents.value.map(({ doc }) => readRows(doc)));
  }

  function reread({ household }: SheetRow): SheetRow {
    return toSheetRow(household, Object.assign({}, ...documents.value.map(({ doc }) => readRow(doc, household))));
  }

  watchDocuments(
    documents,
    ({ doc }) =>
      observeRows(doc, (change) => {
        if (change.households.length > 0) isStructureChanged = true;
        for (const { household } of change.cells) touched.add(household);
        schedule();
      }),
    () => {
      isStructureChanged = true;
      flush();
    },
  );
  return rows;
}
