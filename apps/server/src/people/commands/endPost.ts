import { FinemeshError } from '@finemesh/contract';
import { may, type Post } from '@finemesh/domain';
import { eq } from 'drizzle-orm';
import { appendEvent, type Caller, type Tx } from '../../platform/index.ts';
import { postEvent } from '../events.ts';
import { managesPosts } from '../managesPosts.ts';
import { toPost } from '../queries.ts';
import { postTable } from '../tables.ts';

/**
 * Ends a post now: its rights are gone with the commit, on open connections within a second. Only an administrator of the
 * territory may. A post that has ended already stays as it is and nothing is written.
 *
 * @throws `notFound`, `notAllowed`.
 */
export async function endPost(tx: Tx, caller: Caller, postId: string, at: Date): Promise<Post> {
  const [row] = await tx.select().from(postTable).where(eq(postTable.id, postId)).for('update');
  // The same answer for a post of another district as for none: which posts exist elsewhere is not told.
  if (row === undefined) throw new FinemeshError(managesPosts(caller.posts, at) ? 'notFound' : 'notAllowed');
  if (!may(caller.posts, 'posts.manage', row.territoryPath, at)) throw new FinemeshError('notAllowed');
  if (row.until !== null && row.until <= at) return toPost(row);
  // One that has not begun ends where it would have begun: it never carried rights.
  const until = row.from > at ? row.from : at;
  const [ended] = await tx.update(postTable).set({ until, announceAt: null }).where(eq(postTable.id, postId)).returning();
  const post = toPost(ended ?? row);
  appendEvent(tx, postEvent('post.ended', post, caller.accountId));
  return post;
}
