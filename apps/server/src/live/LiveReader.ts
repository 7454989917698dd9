import { brandId, isPostActive, roleMay, type AccountId, type Post } from '@finemesh/domain';
import type { Ticket, Tickets } from '../platform/index.ts';

/** Who follows the facts over one connection, by the ticket that opened it. */
export type LiveReader =
  | {
      readonly kind: 'staff';
      /** What the screen shows: the wall, where many look, or the team's own desk and phone. */
      readonly presentation: 'wall' | 'staff';
      readonly accountId: AccountId;
      readonly sessionId: string | null;
    }
  | { readonly kind: 'resident'; readonly caseId: string };

/** Ticket of a staff screen. */
export function staffTicket(accountId: string, sessionId: string, presentation: 'wall' | 'staff'): Ticket {
  return { purpose: 'live', accountId, sessionId, claims: { presentation } };
}

/** Ticket of a resident who has shown the tracking number of the case. */
export function followTicket(caseId: string): Ticket {
  return { purpose: 'follow', accountId: null, sessionId: null, claims: { caseId } };
}

/** The reader that the ticket of a handshake stands for; `null` for none, a forged or an old one. */
export function readTicket(tickets: Tickets, text: unknown): LiveReader | null {
  if (typeof text !== 'string') return null;
  // Claims were written by the two functions above and are signed.
  const follow = tickets.verify(text, 'follow');
  if (follow !== null) return { kind: 'resident', caseId: follow.claims['caseId'] as string };
  const live = tickets.verify(text, 'live');
  if (live === null || live.accountId === null) return null;
  return {
    kind: 'staff',
    presentation: live.claims['presentation'] as 'wall' | 'staff',
    accountId: brandId(live.accountId),
    sessionId: live.sessionId,
  };
}

/** Whether any post lets its account follow the facts of some territory. */
export function mayFollow(posts: readonly Post[], at: Date): boolean {
  return posts.some((post) => isPostActive(post, at) && roleMay(post.role, 'live.follow'));
}
