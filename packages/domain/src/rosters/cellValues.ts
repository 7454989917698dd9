import { refuseText } from '../privacy/refuseText.ts';
import type { ColumnKind } from './columnKinds.ts';
import { isPhoneNumber } from './isPhoneNumber.ts';
import { findRefusedSubject } from './refusedSubjects.ts';
import { columnsOfFacet, type CellValueOf, type ColumnKey, type ColumnKeyOf, type RosterColumn } from './rosterColumns.ts';
import type { RosterFacet } from './rosterFacets.ts';

/** What a cell may hold, whatever its column. Every value is one scalar; `null` empties the cell. */
export type CellValue = string | number | boolean | null;

/** Cells of one row by column; an empty cell is absent. */
export type RowCells<Key extends ColumnKey = ColumnKey> = { readonly [Column in Key]?: NonNullable<CellValueOf<Column>> };

/** The cells that one document of the roster holds of a row. */
export type FacetCells<Facet extends RosterFacet> = RowCells<ColumnKeyOf<Facet>>;

/**
 * Why a value does not fit its column; each has a text on the sheet in both languages. `refusedSubject`: it says of somebody what no roster
 * holds; `namesIllness`: it names an illness where the help that is needed would do.
 */
export const cellRefusals = [
  'wrongKind', 'tooLong', 'outOfRange', 'notAnOption', 'notADate', 'notAPhone', 'identityNumber', 'refusedSubject', 'namesIllness',
] as const;
export type CellRefusal = (typeof cellRefusals)[number];

const datePattern = /^\d{4}-\d{2}-\d{2}$/;

/** Judges a value against its column; `undefined` when it fits. `null` always fits: it empties the cell. */
export function refuseCellValue(column: RosterColumn, value: unknown): CellRefusal | undefined {
  if (value === null) return undefined;
  const { type } = column;
  switch (type.kind) {
    case 'text':
      return refuseCellText(type, value);
    case 'count':
      if (typeof value !== 'number' || !Number.isInteger(value)) return 'wrongKind';
      return value < 0 || value > type.max ? 'outOfRange' : undefined;
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'wrongKind';
    case 'date':
      return typeof value === 'string' && isCalendarDate(value) ? undefined : 'notADate';
    case 'phone':
      if (typeof value !== 'string') return 'notAPhone';
      return refuseText(value) ?? (isPhoneNumber(value) ? undefined : 'notAPhone');
    case 'choice':
      return type.options.some((candidate) => candidate.value === value) ? undefined : 'notAnOption';
  }
}

function refuseCellText(type: Extract<ColumnKind, { kind: 'text' }>, value: unknown): CellRefusal | undefined {
  // PostgreSQL stores no NUL, and nobody types one.
  if (typeof value !== 'string' || value.includes('\0')) return 'wrongKind';
  if (value.length > type.maxLength) return 'tooLong';
  const refusal = refuseText(value);
  if (refusal !== undefined) return refusal;
  const subject = findRefusedSubject(value, type.mayName);
  if (subject === undefined) return undefined;
  return subject === 'illness' ? 'namesIllness' : 'refusedSubject';
}

/** Whether the value fits the column, `null` included. What crosses into the roster passes here once and is typed from then on. */
export function fitsColumn<Key extends ColumnKey>(column: RosterColumn<Key>, value: unknown): value is CellValueOf<Key> {
  return refuseCellValue(column, value) === undefined;
}

/**
 * Reads the cells of a facet's row from wherever they are kept. Values that do not fit their columns are left out, as empty
 * cells are.
 *
 * @param valueAt what is kept under the column; anything
 */
export function readCells(facet: RosterFacet, valueAt: (key: ColumnKey) => unknown): RowCells {
  const cells: { -readonly [Key in ColumnKey]?: RowCells[Key] } = {};
  for (const column of columnsOfFacet(facet)) {
    const value = valueAt(column.key) ?? null;
    if (value !== null && fitsColumn(column, value)) putCell(cells, column.key, value);
  }
  return cells;
}

function putCell<Key extends ColumnKey>(cells: { [Column in Key]?: RowCells[Column] }, key: Key, value: RowCells[Key]): void {
  cells[key] = value;
}

function isCalendarDate(text: string): boolean {
  if (!datePattern.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
