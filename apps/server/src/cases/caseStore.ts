import { FinemeshError } from '@finemesh/contract';
import { brandId, districtDay } from '@finemesh/domain';
import { eq, sql } from 'drizzle-orm';
import { appendEvent, type Tx } from '../platform/index.ts';
import type { CaseRow } from './caseRow.ts';
import type { RecordedChange } from './recordChange.ts';
import { caseDayTable, casePhotoTable, caseStepTable, caseTable } from './tables.ts';

/** The case, locked until the transaction ends: of two commands at the same moment the second sees what the first has made. */
export async function lockCase(tx: Tx, id: string): Promise<CaseRow> {
  const [row] = await tx
    .select()
    .from(caseTable)
    .where(eq(caseTable.id, brandId(id)))
    .for('update');
  if (row === undefined) throw new FinemeshError('notFound', { detail: 'no such case' });
  return row;
}

/** Writes a new case with its first step, photos and event. */
export async function storeNewCase(tx: Tx, begun: RecordedChange, photoIds: readonly string[]): Promise<void> {
  await tx.insert(caseTable).values(begun.row);
  await storeStep(tx, begun, photoIds);
}

/** Writes a change: the case as it is now, one step, photos, one event. */
export async function storeChange(tx: Tx, changed: RecordedChange, photoIds: readonly string[] = []): Promise<void> {
  const { id, ...columns } = changed.row;
  await tx.update(caseTable).set(columns).where(eq(caseTable.id, id));
  await storeStep(tx, changed, photoIds);
}

/**
 * The next reference of the day, `20261124-0007`. Draw it late: until the transaction ends, other reports of the day wait
 * here.
 */
export async function drawReference(tx: Tx, at: Date): Promise<string> {
  const day = districtDay(at);
  const [row] = await tx
    .insert(caseDayTable)
    .values({ day, lastNumber: 1 })
    .onConflictDoUpdate({ target: caseDayTable.day, set: { lastNumber: sql`${caseDayTable.lastNumber} + 1` } })
    .returning();
  return `${day}-${String(row?.lastNumber ?? 0).padStart(4, '0')}`;
}

async function storeStep(tx: Tx, { step, event }: RecordedChange, photoIds: readonly string[]): Promise<void> {
  await tx.insert(caseStepTable).values(step);
  if (photoIds.length > 0) {
    const { caseId, version } = step;
    const photos = photoIds.map((photoId, position) => ({ photoId: brandId<typeof casePhotoTable.$inferInsert.photoId>(photoId), caseId, version, position }));
    await tx.insert(casePhotoTable).values(photos);
  }
  appendEvent(tx, event);
}
