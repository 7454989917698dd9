import type { CaseState } from '@finemesh/domain';
import type { Tone } from '@finemesh/ui';

/** The colour of a state. Red is for what asks to be looked at again, not for work that goes its way. */
export const caseTones: Record<CaseState, Tone> = {
  received: 'neutral',
  triaged: 'warn',
  inGrid: 'accent',
  doneInGrid: 'success',
  confirmed: 'success',
  reopened: 'danger',
};
