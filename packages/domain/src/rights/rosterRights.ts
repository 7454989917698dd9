import type { PostRole } from '../roles.ts';
import { rosterColumn, type ColumnKey, type ColumnKeyOf } from '../rosters/rosterColumns.ts';
import type { RosterFacet } from '../rosters/rosterFacets.ts';

/** role × facet → it may read the document, and write these of its columns. */
const facetTable: Record<PostRole, { readonly [Facet in RosterFacet]?: { readonly write: 'all' | readonly ColumnKeyOf<Facet>[] } }> = {
  microGridder: { dwelling: { write: 'all' }, contact: { write: 'all' }, care: { write: 'all' } },
  fullTimeGridder: { dwelling: { write: 'all' }, contact: { write: 'all' }, care: { write: 'all' } },
  gridLeader: { dwelling: { write: 'all' }, contact: { write: [] } },
  lawyer: { dwelling: { write: ['promise', 'promiseDue'] }, legal: { write: 'all' } },
  cadre: { dwelling: { write: [] }, legal: { write: ['matterState', 'nextMeeting'] } },
  communityOfficer: { dwelling: { write: ['occupancy', 'headCount'] }, contact: { write: [] } },
  commander: {},
  administrator: {},
};

/** Whether the role opens this document of a roster of its territory. */
export function opensFacet(role: PostRole, facet: RosterFacet): boolean {
  return facetTable[role][facet] !== undefined;
}

/** Whether the role writes this column; what the server alone writes is written by nobody. */
export function writesColumn(role: PostRole, key: ColumnKey): boolean {
  const { facet, serverOnly } = rosterColumn(key);
  const write: 'all' | readonly ColumnKey[] | undefined = facetTable[role][facet]?.write;
  return !serverOnly && (write === 'all' || write?.includes(key) === true);
}
