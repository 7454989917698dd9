import type { CaseState } from '@finemesh/domain';

/** The stream's filters, in the order in which they stand above it. */
export const streamFilters = ['all', 'toDispatch', 'running', 'done', 'closed'] as const;
export type StreamFilter = (typeof streamFilters)[number];

/** Under which narrow filter a case stands in each state. */
const filterOf: Record<CaseState, Exclude<StreamFilter, 'all'>> = {
  received: 'toDispatch',
  triaged: 'running',
  inGrid: 'running',
  reopened: 'running',
  doneInGrid: 'done',
  confirmed: 'closed',
};

/** Whether a case in the state belongs under a filter; `all` holds everything that is not closed. */
export function isUnderFilter(state: CaseState, filter: StreamFilter): boolean {
  return filter === 'all' ? filterOf[state] !== 'closed' : filterOf[state] === filter;
}
