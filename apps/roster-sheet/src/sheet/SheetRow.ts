import type { CellValue, RosterFacet } from '@finemesh/domain';
import type { RosterRow } from '@finemesh/roster';
import { columnId } from './SheetColumn.ts';

/** One household over all documents that the reader has open. */
export interface SheetRow {
  /** Territory code of the household. */
  readonly household: string;
  readonly flat: string;
  readonly entrance: string;
  readonly floor: number | null;
  /** Values by `facet/key`; an empty cell is absent. */
  readonly cells: Readonly<Record<string, CellValue>>;
}

const byCode = new Intl.Collator('en', { numeric: true });

/** Joins the rows of several documents by household, in the order of the codes (flat 302 before 1001). */
export function joinRows(documents: readonly { facet: RosterFacet; rows: readonly RosterRow[] }[]): SheetRow[] {
  const cellsByHousehold = new Map<string, Record<string, CellValue>>();
  for (const { facet, rows } of documents) {
    for (const { household, cells } of rows) {
      const joined = cellsByHousehold.get(household) ?? {};
      cellsByHousehold.set(household, joined);
      for (const [key, value] of Object.entries(cells)) joined[columnId(facet, key)] = value;
    }
  }
  return [...cellsByHousehold]
    .map(([household, cells]) => toSheetRow(household, cells))
    .sort((one, other) => byCode.compare(one.household, other.household));
}

/** The household's row with its cells as they are now. */
export function toSheetRow(household: string, cells: Readonly<Record<string, CellValue>>): SheetRow {
  const [, entrance = '', flat = household] = /E(\d+)-(.+)$/.exec(household) ?? [];
  const floor = cells['dwelling/floor'];
  return {
    household,
    flat: String(cells['dwelling/flat'] ?? flat),
    entrance: String(cells['dwelling/entrance'] ?? entrance),
    floor: typeof floor === 'number' ? floor : null,
    cells,
  };
}
