import type * as Y from 'yjs';
import { rowsOf } from './createRosterDoc.ts';

/** The address of a cell within one facet. */
export interface CellAddress {
  readonly household: string;
  readonly column: string;
}

/** What one transaction changed in the rows. */
export interface RowsChange {
  /** Households whose rows appeared or went. */
  readonly households: readonly string[];
  /** Cells that were written or emptied in rows that stood before. */
  readonly cells: readonly CellAddress[];
  /** Whether this document's own user made the change. */
  readonly isLocal: boolean;
}

/** Calls `listener` after each transaction that changed rows or cells, until the returned function is called. */
export function observeRows(doc: Y.Doc, listener: (change: RowsChange) => void): () => void {
  const rows = rowsOf(doc);
  const onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    const households: string[] = [];
    const cells: CellAddress[] = [];
    for (const event of events) {
      const keys = [...event.changes.keys.keys()];
      const household = event.path[0];
      if (household === undefined) households.push(...keys);
      else cells.push(...keys.map((column) => ({ household: String(household), column })));
    }
    listener({ households, cells, isLocal: transaction.local });
  };
  rows.observeDeep(onEvents);
  return () => {
    rows.unobserveDeep(onEvents);
  };
}
