import { actorOf, brandId, canSomewhere, type AccountId, type CaseId, type Post } from '@finemesh/domain';
import { z } from 'zod';
import type { Ticket } from '../platform/index.ts';

/** Who follows the facts over one connection, by the ticket that opened it. */
export type LiveReader =
  | {
      readonly kind: 'staff';
      /** What the screen shows: the wall, where many look, or the team's own desk and phone. */
      readonly presentation: 'wall' | 'staff';
      readonly accountId: AccountId;
    }
  | { readonly kind: 'resident'; readonly caseId: CaseId };

/** Ticket of a staff screen. */
export function staffTicket(accountId: AccountId, sessionId: string, presentation: 'wall' | 'staff'): Ticket {
  return { purpose: 'live', holder: { accountId, sessionId }, claims: { presentation } };
}

/** Ticket of a resident who has shown the tracking number of the case. */
export function followTicket(caseId: string): Ticket {
  return { purpose: 'follow', holder: null, claims: { caseId } };
}

/** Kinds of ticket that open the live feed. */
export const livePurposes = ['live', 'follow'] as const;

const staffClaims = z.object({ presentation: z.enum(['wall', 'staff']) });
const followClaims = z.object({ caseId: z.string() });

/** The reader that an admitted ticket stands for; `null` for one that neither of the two functions above has made. */
export function readerOf({ purpose, holder, claims }: Ticket): LiveReader | null {
  if (purpose === 'follow') {
    const follow = followClaims.safeParse(claims);
    return follow.success ? { kind: 'resident', caseId: brandId(follow.data.caseId) } : null;
  }
  const staff = staffClaims.safeParse(claims);
  if (!staff.success || holder === null) return null;
  return { kind: 'staff', presentation: staff.data.presentation, accountId: holder.accountId };
}

/** Whether any post lets its account follow the facts of some territory. */
export function mayFollow(posts: readonly Post[], at: Date): boolean {
  return canSomewhere(actorOf({ accountId: null, posts }, at), 'live.follow');
}
