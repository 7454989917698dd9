import { columnsOfFacet } from '@finemesh/domain';
import { readRows, seedRows, type RosterRow } from '@finemesh/roster';
import type * as Y from 'yjs';
import { createFacetBatch, type FacetBatch } from './FacetBatch.ts';
import type { RosterAddress } from './RosterAddress.ts';

/** Makes the missing rows in the document; returns what has to be stored before anybody sees them, if any. */
export function seedFacet(
  doc: Y.Doc,
  address: RosterAddress,
  sequence: number,
  rows: readonly RosterRow[],
): FacetBatch | undefined {
  const before = new Set(readRows(doc).map(({ household }) => household));
  const missing = rows.filter(({ household }) => !before.has(household));
  const batch = createFacetBatch(address);
  const gather = (update: Uint8Array): void => {
    batch.updates.push({ sequence: sequence + 1, update });
  };
  doc.on('update', gather);
  seedRows(doc, missing);
  doc.off('update', gather);
  for (const { household, cells } of missing) {
    for (const { key: column } of columnsOfFacet(address.facet)) {
      const value = cells[column] ?? null;
      if (value !== null) batch.cells.set(`${household} ${column}`, { household, column, value });
    }
  }
  return batch.updates.length === 0 ? undefined : batch;
}
