import type { RowCells } from '@finemesh/domain';
import type { RosterRow } from '@finemesh/roster';

/** One household over all documents that the reader has open. */
export interface SheetRow {
  /** Territory code of the household. */
  readonly household: string;
  readonly flat: string;
  readonly entrance: string;
  readonly floor: number | null;
  /** Values by column; an empty cell is absent. */
  readonly cells: RowCells;
}

const byCode = new Intl.Collator('en', { numeric: true });

/** Joins the rows of several documents by household, in the order of the codes (flat 302 before 1001). */
export function joinRows(documents: readonly (readonly RosterRow[])[]): SheetRow[] {
  const cellsByHousehold = new Map<string, RowCells>();
  for (const { household, cells } of documents.flat()) {
    cellsByHousehold.set(household, { ...cellsByHousehold.get(household), ...cells });
  }
  return [...cellsByHousehold]
    .map(([household, cells]) => toSheetRow(household, cells))
    .sort((one, other) => byCode.compare(one.household, other.household));
}

/** The household's row with its cells as they are now. */
export function toSheetRow(household: string, cells: RowCells): SheetRow {
  const [, entrance = '', flat = household] = /E(\d+)-(.+)$/.exec(household) ?? [];
  return {
    household,
    flat: cells.flat ?? flat,
    entrance: cells.entrance ?? entrance,
    floor: cells.floor ?? null,
    cells,
  };
}
