import type { PhotoRefusalCode } from './PhotoRefusal.ts';

/** One photo for the encoder's process: where it lies, and where its two sizes go. */
export interface EncodeJob {
  readonly source: string;
  readonly full: string;
  readonly small: string;
}

/** What became of it. Nothing is left in `full` and `small` but after `encoded`. */
export type EncodeOutcome =
  | { readonly kind: 'encoded'; readonly width: number; readonly height: number }
  | { readonly kind: 'refused'; readonly code: PhotoRefusalCode; readonly message: string }
  /** The photo could not be read or written; `code` is the system's, such as `ENOSPC`. */
  | { readonly kind: 'broken'; readonly code: string; readonly message: string };
