import { createRosterDoc } from '@finemesh/roster';
import * as Y from 'yjs';
import type { StoredFacet } from './facetStore.ts';
import { documentKey, type RosterAddress } from './RosterAddress.ts';

/** The server's own Yjs client id in every document; below all leased ones. */
export const serverClientId = 1;

/**
 * Makes the document out of what is stored.
 *
 * @throws when the stored bytes do not make a whole document: it is then not opened, so that nothing is written over it
 */
export function readFacetDoc(address: RosterAddress, stored: Pick<StoredFacet, 'snapshot' | 'updates'>): Y.Doc {
  const doc = createRosterDoc(address.facet);
  doc.transact(() => {
    if (stored.snapshot !== null) Y.applyUpdate(doc, stored.snapshot);
    for (const update of stored.updates) Y.applyUpdate(doc, update);
  });
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new Error(`the stored updates of ${documentKey(address)} have gaps`);
  }
  // Only now: Yjs gives an id up when it reads structs under it.
  doc.clientID = serverClientId;
  return doc;
}
