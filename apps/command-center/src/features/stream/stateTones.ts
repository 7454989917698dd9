import type { CaseState } from '@finemesh/domain';
import type { Tone } from '@finemesh/ui';

/** The tone in which a state is written on the wall. */
export const stateTones: Record<CaseState, Tone> = {
  received: 'accent',
  triaged: 'info',
  inGrid: 'info',
  doneInGrid: 'success',
  confirmed: 'neutral',
  reopened: 'warn',
};
