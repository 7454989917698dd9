import { eq } from 'drizzle-orm';
import { appendEvent, sessionEnded, type EndedSession, type Tx } from '../../platform/index.ts';
import { sessionTable } from '../tables.ts';

/** Ends a sign-in session: its cookie is worth nothing from the commit on, its sockets close in every process. */
export async function endSession(tx: Tx, ended: EndedSession): Promise<void> {
  await tx.delete(sessionTable).where(eq(sessionTable.id, ended.sessionId));
  appendEvent(tx, sessionEnded(ended));
}
