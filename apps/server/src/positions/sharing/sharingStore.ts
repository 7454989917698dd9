import type { AccountId } from '@finemesh/domain';
import { eq, lte } from 'drizzle-orm';
import type { Database } from '../../platform/index.ts';
import { positionSharingTable } from '../tables.ts';
import type { Sharer } from './Sharer.ts';

/** A switch that was on when the server stopped. */
export type StoredSharing = Pick<Sharer, 'accountId' | 'endsAt' | 'sessionId'>;

/** The switches that are on, after those have been deleted whose time is over. */
export function readSharing(database: Database, now: Date): Promise<StoredSharing[]> {
  return database.transaction(async (tx) => {
    await tx.delete(positionSharingTable).where(lte(positionSharingTable.endsAt, now));
    return tx.select().from(positionSharingTable);
  });
}

export async function storeSharing(database: Database, { accountId, endsAt, sessionId }: StoredSharing): Promise<void> {
  await database.transaction((tx) =>
    tx
      .insert(positionSharingTable)
      .values({ accountId, endsAt, sessionId })
      .onConflictDoUpdate({ target: positionSharingTable.accountId, set: { endsAt, sessionId } }),
  );
}

export async function deleteSharing(database: Database, accountId: AccountId): Promise<void> {
  await database.transaction((tx) => tx.delete(positionSharingTable).where(eq(positionSharingTable.accountId, accountId)));
}
