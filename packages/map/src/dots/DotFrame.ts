/**
 * What changed among the moving dots since the last frame: columns of one length, one row a dot.
 *
 * A slot is the server's number for one position; it stays the same for as long as that position is
 * shown. A slot seen before moves, a new one appears, and `removed` ones vanish.
 */
export interface DotFrame {
  readonly slots: Uint32Array;
  /** WGS-84 degrees east. */
  readonly lng: Float64Array;
  /** WGS-84 degrees north. */
  readonly lat: Float64Array;
  /** Index into the palette: see {@link dotStatus}. */
  readonly status: Uint8Array;
  /** Slots that are no longer shown. Applied before the rows above, so a reused slot starts afresh. */
  readonly removed: Uint32Array;
}

/** Positions as counts per cell, sent instead of single dots where there are too many to tell apart. */
export interface CellFrame {
  /** Every cell in view with at least one position: WGS-84 degrees of its middle, and how many. */
  readonly cells: readonly DotCell[];
}

/** One cell of a {@link CellFrame}. */
export interface DotCell {
  readonly lng: number;
  readonly lat: number;
  readonly count: number;
}

/** What the status byte of a dot means. Values above are drawn as `around`. */
export const dotStatus = { around: 0, onTask: 1, needsHelp: 2 } as const;
