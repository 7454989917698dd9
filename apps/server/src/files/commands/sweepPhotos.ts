import { and, isNull, lt } from 'drizzle-orm';
import type { Tx } from '../../platform/index.ts';
import { photoTable } from '../tables.ts';

/** Long enough to finish a report, short enough that nobody stores things here. */
const unattachedForMs = 3_600_000;

/** Removes the rows of photos that nothing has taken over within an hour; returns their ids. */
export async function sweepPhotos(tx: Tx, at: Date): Promise<string[]> {
  const removed = await tx
    .delete(photoTable)
    .where(and(isNull(photoTable.attachedAt), lt(photoTable.uploadedAt, new Date(at.getTime() - unattachedForMs))))
    .returning({ id: photoTable.id });
  return removed.map(({ id }) => id);
}
