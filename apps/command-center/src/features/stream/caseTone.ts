import type { WallCase } from '@finemesh/contract';
import { findCategory, isOverdue, openCaseStates } from '@finemesh/domain';
import type { CaseTone } from '@finemesh/map';

/** A report counts as fresh for so long, in milliseconds: the time in which somebody should look at it. */
const freshMs = 2 * 60_000;

/** How a case looks on the map and in the stream. Red is kept for what is dangerous or overdue and still open. */
export function caseTone(item: WallCase, now: number): CaseTone {
  if (!openCaseStates.has(item.state)) return 'done';
  if (findCategory(item.categoryCode)?.urgent === true || isOverdue(item, now)) return 'urgent';
  return item.state === 'received' && now - Date.parse(item.reportedAt) < freshMs ? 'fresh' : 'open';
}
