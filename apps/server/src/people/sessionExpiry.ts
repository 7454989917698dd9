import { brandId } from '@finemesh/domain';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { cancel, onDue, schedule, type DueKind, type EndedSession, type Tx } from '../platform/index.ts';
import { endSession } from './commands/endSession.ts';
import { sessionTable } from './tables.ts';

/** A session that nobody has used for a month ends, and its sockets with it. */
const sessionExpires: DueKind<{ sessionId: string; accountId: string }> = {
  name: 'people.sessionExpires',
  schema: z.object({ sessionId: z.string(), accountId: z.string() }),
};

/** To be called with the transaction that makes the session known. */
export function scheduleExpiry(tx: Tx, { sessionId, accountId }: EndedSession, at: Date): Promise<void> {
  return schedule(tx, sessionExpires, { key: sessionId, at, payload: { sessionId, accountId } });
}

/** To be called with the transaction that ends the session before. */
export function cancelExpiry(tx: Tx, sessionId: string): Promise<void> {
  return cancel(tx, sessionExpires, sessionId);
}

/** Ends the session at its expiry, or looks again when it has been renewed. */
export const expireSession = onDue(sessionExpires, async (tx, { payload: { sessionId, accountId }, at }) => {
  const [row] = await tx.select({ expiresAt: sessionTable.expiresAt }).from(sessionTable).where(eq(sessionTable.id, sessionId));
  if (row !== undefined && row.expiresAt > at) return row.expiresAt;
  // Also where the row is gone: better-auth removes an expired one that it meets, and says so to nobody.
  await endSession(tx, { sessionId, accountId: brandId(accountId) });
  return null;
});
