import type { WallCase } from '@finemesh/contract';
import { findCategory, openCaseStates } from '@finemesh/domain';
import type { CaseTone } from '@finemesh/map';

/** A report counts as fresh for so long, in milliseconds: the time in which somebody should look at it. */
const freshMs = 2 * 60_000;

/** Whether the holder's answer is overdue at the moment `now` (milliseconds since 1970). */
export function isOverdue(item: Pick<WallCase, 'state' | 'dueAt'>, now: number): boolean {
  return item.dueAt !== null && openCaseStates.has(item.state) && Date.parse(item.dueAt) < now;
}

/** How a case looks on the map and in the stream. Red is kept for what is dangerous or overdue and still open. */
export function caseTone(item: WallCase, now: number): CaseTone {
  if (!openCaseStates.has(item.state)) return 'done';
  if (findCategory(item.categoryCode)?.urgent === true || isOverdue(item, now)) return 'urgent';
  return item.state === 'received' && now - Date.parse(item.reportedAt) < freshMs ? 'fresh' : 'open';
}

/** The stream's filters. */
export const streamFilters = ['all', 'toDispatch', 'running', 'done', 'closed'] as const;
export type StreamFilter = (typeof streamFilters)[number];

/** Whether a case belongs under a filter; `all` holds everything that is not closed. */
export function isUnderFilter(item: WallCase, filter: StreamFilter): boolean {
  switch (filter) {
    case 'all':
      return item.state !== 'confirmed';
    case 'toDispatch':
      return item.state === 'received';
    case 'running':
      return item.state === 'triaged' || item.state === 'inGrid' || item.state === 'reopened';
    case 'done':
      return item.state === 'doneInGrid';
    case 'closed':
      return item.state === 'confirmed';
  }
}
