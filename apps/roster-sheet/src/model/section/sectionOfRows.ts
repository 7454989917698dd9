import { sectionOf, type SectionEntrance } from '@finemesh/domain';
import type { SheetRow } from '../rows/SheetRow.ts';

/** A row where it stands in the building. */
export interface PlacedRow {
  readonly entrance: number;
  readonly floor: number;
  readonly row: SheetRow;
}

/** The rows cut open; one whose entrance or floor is not known stands at 0, so none is lost. */
export function sectionOfRows(rows: readonly SheetRow[]): SectionEntrance<PlacedRow>[] {
  return sectionOf(rows.map((row) => ({ entrance: Number.parseInt(row.entrance, 10) || 0, floor: row.floor ?? 0, row })));
}
