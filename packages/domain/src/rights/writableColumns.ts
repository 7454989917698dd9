import { columnsOfFacet, type ColumnKey } from '../rosters/rosterColumns.ts';
import type { Actor } from './Actor.ts';
import { can } from './can.ts';
import type { DocumentSubject } from './subjects.ts';

/** Keys of the document's columns that the actor may write, in sheet order. */
export function writableColumns(actor: Actor, { facet, building }: DocumentSubject): ColumnKey[] {
  return columnsOfFacet(facet)
    .map(({ key }) => key)
    .filter((column) => can(actor, 'roster.write', { building, household: null, column }));
}
