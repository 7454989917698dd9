import { and, eq, isNotNull, lte, min } from 'drizzle-orm';
import { appendEvent, type Reader, type Tx } from '../../platform/index.ts';
import { postEvent } from '../events.ts';
import { toPost } from '../queries.ts';
import { postTable } from '../tables.ts';

/**
 * Writes `post.began` and `post.ended` for posts whose set moment has come, so that open connections hear of it as they
 * hear of any other change. Rights do not wait for this: the rights table looks at the time itself.
 */
export async function announcePosts(tx: Tx, at: Date): Promise<void> {
  const due = await tx
    .select()
    .from(postTable)
    .where(and(isNotNull(postTable.announceAt), lte(postTable.announceAt, at)))
    // With several servers one announces; the others find nothing left.
    .for('update', { skipLocked: true });
  for (const row of due) {
    const ended = row.until !== null && row.until <= at;
    await tx.update(postTable).set({ announceAt: ended ? null : row.until }).where(eq(postTable.id, row.id));
    appendEvent(tx, postEvent(ended ? 'post.ended' : 'post.began', toPost(row), null));
  }
}

/** When the next announcement is due; `null` when none is. */
export async function nextAnnouncement(reader: Reader): Promise<Date | null> {
  const [row] = await reader.select({ next: min(postTable.announceAt) }).from(postTable);
  return row?.next ?? null;
}
