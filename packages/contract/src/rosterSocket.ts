import type { CellRefusal } from '@finemesh/domain';

/**
 * The document socket is the standard y-websocket wire. What it adds, for clients that connect with `ack=1`, is one message type:
 *
 *     varUint 100, varUint upTo
 *
 * `upTo` counts the sync messages of kind 1 (step 2) and 2 (update) that this connection has sent, in their order and whatever they
 * held. All up to this number are durable, or have been answered with a refusal. A message that was answered with a
 * request to sync again is acknowledged together with the step 2 that follows it, never before.
 */
export const rosterAcknowledgement = 100;

/** What a reader publishes in the awareness of each document. The server sends on only a `reader` that is the ticket's. */
export interface RosterPresence {
  readonly reader: { readonly accountId: string; readonly displayName: string; readonly role: string };
  /** The cell of this document that the reader stands in; `null` outside, or in another facet. */
  readonly cell: { readonly household: string; readonly column: string } | null;
}

/** Why a cell was set back: the post does not allow the column, nobody may write it, or the value does not fit. */
export type RosterRefusalReason = 'columnNotYours' | 'serverOnly' | CellRefusal;

/** JSON of the "permission denied" message (type 2, kind 0): the cells of this document that the server has set back. */
export interface RosterRefusal {
  readonly cells: readonly {
    readonly household: string;
    readonly column: string;
    readonly reason: RosterRefusalReason;
  }[];
}
