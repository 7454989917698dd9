import { and, isNull, lt } from 'drizzle-orm';
import type { Database } from '../../platform/index.ts';
import type { PhotoStore } from '../PhotoStore.ts';
import { photoTable } from '../tables.ts';

/** Long enough to finish a report, short enough that nobody stores things here. */
const unattachedForMs = 3_600_000;

/** Removes photos that nothing has taken over within an hour; returns how many. */
export async function sweepPhotos(database: Database, store: PhotoStore, at: Date): Promise<number> {
  const removed = await database.db
    .delete(photoTable)
    .where(and(isNull(photoTable.attachedAt), lt(photoTable.uploadedAt, new Date(at.getTime() - unattachedForMs))))
    .returning({ id: photoTable.id });
  // Rows first: a crash between the two leaves a file that nobody can ask for, not a row without its file.
  for (const { id } of removed) await store.remove(id);
  return removed.length;
}
