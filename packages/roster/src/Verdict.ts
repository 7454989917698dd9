import { cellRefusals, type CellValue } from '@finemesh/domain';
import type { CellAddress } from './observeRows.ts';
import type { Malformed } from './ParsedUpdate.ts';

/** Why a cell was set back: the account may not write it, the facet has no column of that name, or the value does not fit. */
export const cellDenials = ['notAllowed', 'noSuchColumn', ...cellRefusals] as const;
export type CellDenial = (typeof cellDenials)[number];

/** A cell that the update writes or empties. */
export type TouchedCell = TouchedColumn | TouchedNothing;

/** A touched cell of a column that the facet has. */
export interface TouchedColumn extends CellAddress {
  /** The value that the author last gave it; `null` when the author emptied it, or when the value does not fit the column. */
  readonly value: CellValue;
  /** Present when the cell has to be set back. */
  readonly denial?: Exclude<CellDenial, 'noSuchColumn'>;
}

/** A name under a household that is no column of the facet. */
export interface TouchedNothing {
  readonly household: string;
  readonly column: string;
  readonly value: null;
  readonly denial: 'noSuchColumn';
}

/** What was judged, ready to be applied: new structs and live deletions only. */
export interface JudgedUpdate {
  readonly bytes: Uint8Array;
  readonly touched: readonly TouchedCell[];
  /** Client ids that the author uses here for the first time; to be kept together with the update. */
  readonly claims: readonly number[];
}

/** The update depends on what the server does not have: ask for the difference, apply nothing. */
export type ResyncCause = 'gap' | 'straddle' | 'missingDependency';

/** The update is sound in form, and forged or structural in intent: end the connection, apply nothing. */
export type RejectCode = 'foreignClientId' | 'rowChange';

/** The guard's answer to one update. */
export type Verdict =
  | { readonly kind: 'ok'; readonly judged: JudgedUpdate }
  | { readonly kind: 'deniedCells'; readonly judged: JudgedUpdate; readonly denied: readonly TouchedCell[] }
  | { readonly kind: 'noop' }
  | { readonly kind: 'resync'; readonly cause: ResyncCause }
  | { readonly kind: 'reject'; readonly code: RejectCode }
  | Malformed;

/** Who sent the update, as far as the guard has to know. */
export interface UpdateAuthor {
  /** Whom the client id belongs to in this document. The server's own id belongs to `other`. */
  ownerOf(clientId: number): 'author' | 'other' | 'nobody';
}

/** What the author's posts allow at this moment. Asked once a touched cell. */
export interface WritePolicy {
  mayWrite(cell: CellAddress): boolean;
}
