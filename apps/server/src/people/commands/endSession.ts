import { brandId } from '@finemesh/domain';
import { eq } from 'drizzle-orm';
import { appendEvent, sessionEnded, type Tx } from '../../platform/index.ts';
import { sessionTable } from '../tables.ts';

/** Ends a sign-in session: its cookie is worth nothing from the commit on, its sockets close in every process. */
export async function endSession(tx: Tx, sessionId: string): Promise<void> {
  const [ended] = await tx
    .delete(sessionTable)
    .where(eq(sessionTable.id, sessionId))
    .returning({ accountId: sessionTable.userId });
  if (ended !== undefined) appendEvent(tx, sessionEnded({ sessionId, accountId: brandId(ended.accountId) }));
}
