import { FinemeshError } from '@finemesh/contract';
import { actorOf, brandId, can, canSomewhere, type AccountId, type Post, type PostId } from '@finemesh/domain';
import { eq } from 'drizzle-orm';
import { appendEvent, type Caller, type Tx } from '../../platform/index.ts';
import { postEvent } from '../events.ts';
import { toPost } from '../queries.ts';
import { cancelTurn } from '../postTurns.ts';
import { postTable } from '../tables.ts';

/**
 * Ends a post now: its rights are gone with the commit, on open connections within a second. Only an administrator of the
 * territory may. A post that has ended already stays as it is and nothing is written.
 *
 * @throws `notFound`, `notAllowed`.
 */
export async function endPost(tx: Tx, caller: Caller, id: string, at: Date): Promise<Post> {
  const postId = brandId<PostId>(id);
  const actor = actorOf(caller, at);
  const [row] = await tx.select().from(postTable).where(eq(postTable.id, postId)).for('update');
  // The same answer for a post of another district as for none: which posts exist elsewhere is not disclosed.
  if (row === undefined) throw new FinemeshError(canSomewhere(actor, 'posts.manage') ? 'notFound' : 'notAllowed');
  if (!can(actor, 'posts.manage', { path: row.territoryPath })) throw new FinemeshError('notAllowed');
  if (row.until !== null && row.until <= at) return toPost(row);
  return storeEnd(tx, row, at, caller.accountId);
}

/** Writes the end of a post and its event. One that has not begun ends where it would have begun: it never carried rights. */
export async function storeEnd(tx: Tx, row: typeof postTable.$inferSelect, at: Date, actor: AccountId): Promise<Post> {
  const until = row.from > at ? row.from : at;
  await tx.update(postTable).set({ until }).where(eq(postTable.id, row.id));
  const post = toPost({ ...row, until });
  await cancelTurn(tx, post.id);
  appendEvent(tx, postEvent('post.ended', post, actor));
  return post;
}
