import type { RosterTickets } from '@finemesh/contract';
import { brandId, columnsOfFacet, type ColumnKey, type RosterFacet } from '@finemesh/domain';

/** Tickets of a micro-gridder for the facets; all columns may be written unless others are named. */
export function createTickets(facets: readonly RosterFacet[], writableColumns?: readonly ColumnKey[]): RosterTickets {
  return {
    building: { code: brandId('320105004004B009'), name: { zh: '芳华园9栋', en: 'Fanghua Garden 9' } },
    reader: { accountId: '3b0e3c1e-0d0f-4c39-8e0b-1f6f4f6f0001', displayName: '周师傅', role: 'microGridder' },
    facets: facets.map((facet, i) => ({
      facet,
      ticket: `ticket-${facet}`,
      clientId: 70_000 + i,
      writableColumns: [...(writableColumns ?? columnsOfFacet(facet).filter(({ serverOnly }) => !serverOnly).map(({ key }) => key))],
    })),
  };
}
