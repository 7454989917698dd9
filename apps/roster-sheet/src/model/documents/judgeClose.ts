import { errorKinds, errorOfClose, type ErrorCode } from '@finemesh/contract';

/** Whether a closed document socket is worth another try, with the error that the server has named; `null`: none. */
export type CloseAnswer =
  | { readonly comeBack: true; readonly code: ErrorCode | null }
  | { readonly comeBack: false; readonly code: ErrorCode };

/**
 * Reads the close frame of a document socket. The catalogue of errors says whether trying again can help. What the catalogue does
 * not have passes, such as 1006 for a lost network, except 4400–4499: there a server has decided, if another one than ours.
 */
export function judgeClose(closeCode: number, reason: string): CloseAnswer {
  const isDecision = closeCode >= 4400 && closeCode < 4500;
  const code = errorOfClose(closeCode, reason) ?? (isDecision ? 'notAllowed' : undefined);
  return code === undefined || errorKinds[code].retry || !isDecision ? { comeBack: true, code: code ?? null } : { comeBack: false, code };
}
