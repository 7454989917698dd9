import type { ErrorCode } from '@finemesh/contract';
import { rosterCloseCodes } from '@finemesh/roster';

/** Whether a closed document socket is worth another try, or the error for which it is not. */
export type CloseAnswer = { readonly comeBack: true } | { readonly comeBack: false; readonly code: ErrorCode };

/** Decisions that mean "not like this": a fresh ticket, a fresh sync or some patience may do. */
const passing: ReadonlySet<number> = new Set([
  rosterCloseCodes.ticket,
  rosterCloseCodes.resyncLoop,
  rosterCloseCodes.tooMany,
]);

/**
 * Reads the close code of a document socket. From 4400 to 4499 the server has decided; every other code, such as 1006 for a
 * lost network or 1012 for a restart, passes.
 */
export function judgeClose(closeCode: number): CloseAnswer {
  const isDecision = closeCode >= 4400 && closeCode < 4500;
  if (!isDecision || passing.has(closeCode)) return { comeBack: true };
  return { comeBack: false, code: closeCode === rosterCloseCodes.malformed ? 'malformedRequest' : 'notAllowed' };
}
