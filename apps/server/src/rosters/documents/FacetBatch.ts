import type { AccountId, CellValue, ColumnKey, PostRole } from '@finemesh/domain';
import type { CellChange } from '@finemesh/roster';
import type { RosterAddress } from './RosterAddress.ts';

/** One cell's change with who made it and when. */
export interface HistoryEntry extends CellChange {
  readonly at: Date;
  readonly accountId: AccountId;
  readonly role: PostRole;
}

/** The first use of a client id by an account. */
export interface ClientClaim {
  readonly clientId: number;
  readonly accountId: AccountId;
  readonly device: string;
}

/** A cell as it stands now, for the tables that rosters project into. */
export interface ProjectedCell {
  readonly household: string;
  readonly column: ColumnKey;
  readonly value: CellValue;
}

/** What one document has to make durable. Order is the order of arrival. */
export interface FacetBatch {
  readonly address: RosterAddress;
  readonly updates: { readonly sequence: number; readonly update: Uint8Array }[];
  readonly history: HistoryEntry[];
  readonly claims: ClientClaim[];
  /** Cells as they stand after the batch, by household and column. */
  readonly cells: Map<string, ProjectedCell>;
}

export function createFacetBatch(address: RosterAddress): FacetBatch {
  return { address, updates: [], history: [], claims: [], cells: new Map() };
}

/** Whether there is nothing to write. */
export function writesNothing(batch: FacetBatch): boolean {
  return batch.updates.length === 0 && batch.history.length === 0 && batch.claims.length === 0;
}
