import { FinemeshError } from '@finemesh/contract';
import type { CaseRow } from '../caseRow.ts';

/** The refusal that says to a screen what it has missed. */
export function stateConflict({ state }: Pick<CaseRow, 'state'>): FinemeshError {
  return new FinemeshError('stateConflict', {
    detail: `the case is ${state}`,
    fields: [{ field: 'state', code: state, message: 'the state that the case is in now' }],
  });
}
