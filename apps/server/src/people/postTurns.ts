import { brandId, type Post } from '@finemesh/domain';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { appendEvent, cancel, onDue, schedule, type DueKind, type Tx } from '../platform/index.ts';
import { postEvent } from './events.ts';
import { toPost } from './queries.ts';
import { postTable } from './tables.ts';

/** A post begins or ends by its own dates. Rights do not wait for it: the rights table looks at the time itself. */
const postTurns: DueKind<{ postId: string }> = { name: 'people.postTurns', schema: z.object({ postId: z.uuid() }) };

/** Has the next moment announced at which the post's rights change by themselves, if there is one. */
export async function scheduleTurn(tx: Tx, post: Pick<Post, 'id' | 'from' | 'until'>, at: Date): Promise<void> {
  const next = post.from > at ? post.from : post.until;
  if (next !== null) await schedule(tx, postTurns, { key: post.id, at: next, payload: { postId: post.id } });
}

/** Announces nothing more of the post: it was ended by hand. */
export function cancelTurn(tx: Tx, postId: string): Promise<void> {
  return cancel(tx, postTurns, postId);
}

/**
 * Writes `post.began` or `post.ended` when the moment has come, so that open connections see it as they see any other change.
 */
export const announceTurn = onDue(postTurns, async (tx, { payload: { postId }, at }) => {
  const [row] = await tx.select().from(postTable).where(eq(postTable.id, brandId(postId))).for('update');
  if (row === undefined) return null;
  if (row.from > at) return row.from;
  const hasEnded = row.until !== null && row.until <= at;
  appendEvent(tx, postEvent(hasEnded ? 'post.ended' : 'post.began', toPost(row), null));
  return hasEnded ? null : row.until;
});
