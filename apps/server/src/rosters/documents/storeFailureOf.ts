import { sqlStateOf } from '../../platform/index.ts';

/**
 * What a log line may say of a failure around a roster: the innermost message and where it happened. The query builder's
 * message quotes the parameters and PostgreSQL's details the row, which are residents' data.
 */
export function storeFailureOf(error: unknown): { readonly sqlState: string | null; readonly reason: string; readonly at?: string } {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  const sqlState = sqlStateOf(error);
  if (!(innermost instanceof Error)) return { sqlState, reason: 'unknown' };
  const at = innermost.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return { sqlState, reason: innermost.message, ...(at === undefined ? {} : { at: at.trim() }) };
}
