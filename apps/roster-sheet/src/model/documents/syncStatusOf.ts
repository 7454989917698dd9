import type { SyncStatus } from '@finemesh/ui';

/** What the sync pill has to know of one document. */
export interface DocumentSync {
  /**
   * `opening` until the first sync; `storageAway` when the server is there and can keep nothing; `refused` when it will not have
   * this reader any more.
   */
  readonly phase: 'opening' | 'live' | 'offline' | 'storageAway' | 'refused';
  /** Edits that the server has not acknowledged. */
  readonly pending: number;
}

/**
 * One pill for all documents of the sheet: the worst of them speaks. `unresolved` counts the edits that the server has set
 * back and whose author has not yet said that they have seen it.
 */
export function syncStatusOf(documents: readonly DocumentSync[], unresolved: number): SyncStatus {
  const pending = documents.reduce((sum, document) => sum + document.pending, 0);
  const refused = documents.filter((document) => document.phase === 'refused').length;
  if (unresolved + refused > 0) return { state: 'attention', count: unresolved + refused };
  if (documents.some((document) => document.phase === 'storageAway')) return { state: 'storageAway', pending };
  if (documents.some((document) => document.phase !== 'live')) return { state: 'offline', pending };
  return pending > 0 ? { state: 'saving', count: pending } : { state: 'saved' };
}
