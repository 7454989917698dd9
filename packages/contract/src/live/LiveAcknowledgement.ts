import type { ErrorCode } from '../errors.ts';

/** Acknowledgement of a call over Socket.IO. */
export type LiveAcknowledgement = { readonly ok: true } | LiveRefusal;
export interface LiveRefusal {
  readonly ok: false;
  readonly code: ErrorCode;
}
