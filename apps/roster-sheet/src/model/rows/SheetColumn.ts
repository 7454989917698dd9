import type { RosterTickets } from '@finemesh/contract';
import { columnsOfFacet, rosterFacets, type RosterColumn, type RosterFacet } from '@finemesh/domain';

/** Why a column cannot be written here. */
export type ReadOnlyReason = 'columnNotYours';

/** A column of the joined sheet. */
export interface SheetColumn extends RosterColumn {
  /** `null` where the reader may write. */
  readonly readOnly: ReadOnlyReason | null;
}

/** The columns of one document side by side in the sheet. */
export interface ColumnGroup {
  readonly facet: RosterFacet;
  readonly columns: readonly SheetColumn[];
  readonly firstIndex: number;
}

/**
 * The columns that the tickets open, in the order of the documents. What the server alone writes (flat, entrance, floor) names
 * the row and is no column here.
 */
export function sheetColumns(facets: RosterTickets['facets']): SheetColumn[] {
  return rosterFacets.flatMap((facet) => {
    const open = facets.find((ticket) => ticket.facet === facet);
    if (open === undefined) return [];
    return columnsOfFacet(facet)
      .filter((column) => !column.serverOnly)
      .map((column) => ({ ...column, readOnly: open.writableColumns.includes(column.key) ? null : 'columnNotYours' }));
  });
}

/** The same columns by document, for the upper line of the head. */
export function columnGroups(columns: readonly SheetColumn[]): ColumnGroup[] {
  return rosterFacets.flatMap((facet) => {
    const own = columns.filter((column) => column.facet === facet);
    const first = own[0];
    return first === undefined ? [] : [{ facet, columns: own, firstIndex: columns.indexOf(first) }];
  });
}
