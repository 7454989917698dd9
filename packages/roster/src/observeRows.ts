import { findRosterColumn, type ColumnKey } from '@finemesh/domain';
import type * as Y from 'yjs';
import { facetOfDoc, rowsOf } from './createRosterDoc.ts';

/** The address of a cell; its column says the facet. */
export interface CellAddress {
  readonly household: string;
  readonly column: ColumnKey;
}

/** What one transaction changed in the rows. */
export interface RowsChange {
  /** Households whose rows appeared or went. */
  readonly households: readonly string[];
  /** Cells that were written or emptied in rows that stood before; columns that the facet does not have are left out. */
  readonly cells: readonly CellAddress[];
  /** Whether this document's own user made the change. */
  readonly isLocal: boolean;
}

/** Calls `listener` after each transaction that changed rows or cells, until the returned function is called. */
export function observeRows(doc: Y.Doc, listener: (change: RowsChange) => void): () => void {
  const rows = rowsOf(doc);
  const facet = facetOfDoc(doc);
  const onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    const households: string[] = [];
    const cells: CellAddress[] = [];
    for (const event of events) {
      const keys = [...event.changes.keys.keys()];
      const household = event.path[0];
      if (household === undefined) households.push(...keys);
      else {
        for (const name of keys) {
          const column = findRosterColumn(facet, name)?.key;
          if (column !== undefined) cells.push({ household: String(household), column });
        }
      }
    }
    listener({ households, cells, isLocal: transaction.local });
  };
  rows.observeDeep(onEvents);
  return () => {
    rows.unobserveDeep(onEvents);
  };
}
