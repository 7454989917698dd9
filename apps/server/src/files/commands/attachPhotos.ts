import { FinemeshError } from '@finemesh/contract';
import { and, inArray, isNull, or, eq } from 'drizzle-orm';
import type { Tx } from '../../platform/index.ts';
import { photoTable } from '../tables.ts';

/**
 * Takes uploaded photos over for something that now keeps them. Each can be taken over once, one that an account sent by that
 * account alone.
 *
 * @throws `invalidInput` naming `photoIds.<n>` for each that is unknown, gone, taken over already or somebody else's.
 */
export async function attachPhotos(
  tx: Tx,
  photoIds: readonly string[],
  accountId: string | null,
  at: Date,
): Promise<void> {
  if (photoIds.length === 0) return;
  const mine = accountId === null ? isNull(photoTable.uploadedBy) : or(isNull(photoTable.uploadedBy), eq(photoTable.uploadedBy, accountId));
  const attached = await tx
    .update(photoTable)
    .set({ attachedAt: at })
    .where(and(inArray(photoTable.id, [...photoIds]), isNull(photoTable.attachedAt), mine))
    .returning({ id: photoTable.id });
  const left = new Set(attached.map(({ id }) => id));
  // Deleting while looking makes the second of two equal ids a refusal.
  const fields = photoIds.flatMap((id, i) =>
    left.delete(id) ? [] : [{ field: `photoIds.${i}`, code: 'unknownPhoto', message: 'send the photo again' }],
  );
  if (fields.length > 0) throw new FinemeshError('invalidInput', { fields });
}
