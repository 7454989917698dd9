import { findRosterColumn, fitsColumn, readCells, refuseCellValue, rosterColumn, type CellRefusal, type CellValue, type CellValueOf, type ColumnKey, type RowCells } from '@finemesh/domain';
import type * as Y from 'yjs';
import { Map as YMap } from 'yjs';
import { facetOfDoc, rowsOf, type RosterRowMap } from './createRosterDoc.ts';

/** A household's row as plain values; a column that holds nothing is absent. */
export interface RosterRow {
  readonly household: string;
  readonly cells: RowCells;
}

const byCode = new Intl.Collator('en', { numeric: true });

/**
 * Makes the rows that are missing, in one transaction, and returns how many it made. Rows that exist keep their cells.
 * For the server only: a row that a client makes is refused by the guard, because two clients making the same row
 * would lose one side with all its cells.
 */
export function seedRows(doc: Y.Doc, rows: readonly RosterRow[]): number {
  const facet = facetOfDoc(doc);
  const existing = rowsOf(doc);
  const missing = rows.filter((row) => !existing.has(row.household));
  doc.transact(() => {
    for (const { household, cells } of missing) {
      const row: RosterRowMap = new YMap();
      for (const [key, value] of Object.entries(cells)) {
        const column = findRosterColumn(facet, key);
        if (column === undefined || refuseCellValue(column, value) !== undefined) {
          throw new RangeError(`row ${household} cannot hold that value in ${facet}/${key}`);
        }
        row.set(key, value);
      }
      existing.set(household, row);
    }
  });
  return missing.length;
}

/** All rows in the order of their codes (flat 302 before flat 1001), with the columns of the document's facet only. */
export function readRows(doc: Y.Doc): RosterRow[] {
  const facet = facetOfDoc(doc);
  const rows: RosterRow[] = [];
  rowsOf(doc).forEach((row, household) => rows.push({ household, cells: readCells(facet, (key) => row.get(key)) }));
  return rows.sort((one, other) => byCode.compare(one.household, other.household));
}

/** The household's cells as they are now; none when the row does not exist. */
export function readRow(doc: Y.Doc, household: string): RowCells {
  const row = rowsOf(doc).get(household);
  return row === undefined ? {} : readCells(facetOfDoc(doc), (key) => row.get(key));
}

/** What the cell holds; `null` when it is empty, or the document has no such row or column. */
export function readCell<Key extends ColumnKey>(doc: Y.Doc, household: string, key: Key): CellValueOf<Key> {
  const column = rosterColumn(key);
  const value: unknown = column.facet === facetOfDoc(doc) ? rowsOf(doc).get(household)?.get(key) : null;
  return value !== undefined && fitsColumn(column, value) ? value : null;
}

/** Why a value cannot be written by hand: there is no such row or column, or the value does not fit the column. */
export type WriteRefusal = 'noSuchRow' | 'noSuchColumn' | CellRefusal;

/**
 * Writes one cell; `null` empties it. Returns why not when it cannot, and has changed nothing then. Whether the
 * account may write the column is the server's to judge; the sheet asks `writableColumns` before it offers the cell.
 */
export function writeCell(doc: Y.Doc, household: string, key: ColumnKey, value: CellValue): WriteRefusal | undefined {
  const column = rosterColumn(key);
  if (column.facet !== facetOfDoc(doc)) return 'noSuchColumn';
  const refusal = refuseCellValue(column, value);
  if (refusal !== undefined) return refusal;
  const row = rowsOf(doc).get(household);
  if (row === undefined) return 'noSuchRow';
  // An equal value is not written again: it would outrank a neighbour's concurrent change for nothing.
  if ((row.get(key) ?? null) !== value) row.set(key, value);
  return undefined;
}
