import { columnsOfFacet, findRosterColumn, refuseCellValue, type CellRefusal, type CellValue } from '@finemesh/domain';
import type * as Y from 'yjs';
import { Map as YMap } from 'yjs';
import { facetOfDoc, rowsOf, type RosterRowMap } from './createRosterDoc.ts';

/** A household's row as plain values; a column that holds nothing is absent. */
export interface RosterRow {
  readonly household: string;
  readonly cells: Readonly<Record<string, CellValue>>;
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
        if (value !== null) row.set(key, value);
      }
      existing.set(household, row);
    }
  });
  return missing.length;
}

/** All rows in the order of their codes (flat 302 before flat 1001), with the columns of the document's facet only. */
export function readRows(doc: Y.Doc): RosterRow[] {
  const columns = columnsOfFacet(facetOfDoc(doc));
  const rows: RosterRow[] = [];
  rowsOf(doc).forEach((row, household) => {
    const cells: Record<string, CellValue> = {};
    for (const { key } of columns) {
      const value = row.get(key) ?? null;
      if (value !== null) cells[key] = value;
    }
    rows.push({ household, cells });
  });
  return rows.sort((one, other) => byCode.compare(one.household, other.household));
}

/** What the cell holds; `null` when it is empty or the row does not exist. */
export function readCell(doc: Y.Doc, household: string, column: string): CellValue {
  return rowsOf(doc).get(household)?.get(column) ?? null;
}

/** Why a value cannot be written by hand: there is no such row or column, or the value does not fit the column. */
export type WriteRefusal = 'noSuchRow' | 'noSuchColumn' | CellRefusal;

/**
 * Writes one cell; `null` empties it. Returns why not when it cannot, and has changed nothing then. Whether the
 * account may write the column is the server's to judge; the sheet asks `writableColumns` before it offers the cell.
 */
export function writeCell(
  doc: Y.Doc,
  household: string,
  columnKey: string,
  value: CellValue,
): WriteRefusal | undefined {
  const column = findRosterColumn(facetOfDoc(doc), columnKey);
  if (column === undefined) return 'noSuchColumn';
  const refusal = refuseCellValue(column, value);
  if (refusal !== undefined) return refusal;
  const row = rowsOf(doc).get(household);
  if (row === undefined) return 'noSuchRow';
  // An equal value is not written again: it would outrank a neighbour's concurrent change for nothing.
  if ((row.get(columnKey) ?? null) !== value) row.set(columnKey, value);
  return undefined;
}
