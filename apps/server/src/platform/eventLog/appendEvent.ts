import { sql } from 'drizzle-orm';
import { beforeCommit, type Reader, type Tx } from '../database/index.ts';
import type { NewEvent } from './StoredEvent.ts';
import { eventTable } from './tables.ts';

/** Key of the advisory lock that orders writers of events: "fevt" in ASCII. */
const eventLockKey = 0x66657674;

const pendingEvents = new WeakMap<Tx, NewEvent[]>();

/**
 * Adds a fact to the log in the caller's transaction: either both the rows and the event exist or neither does.
 * May be called at any point; the row is written directly before COMMIT, in the order of the calls.
 *
 * Why so late: sequence numbers must rise in the order in which readers see the rows. Two transactions that draw 7
 * and 8 may commit 8 first; a reader that has gone on to 8 would never see 7. So a writer takes a lock, draws its
 * numbers under it and keeps it until its rows are visible (PostgreSQL lets go of advisory transaction locks only
 * after that). Writing last keeps the lock for one insert and the commit, and since nothing else is locked after
 * it, it cannot be part of a deadlock.
 */
export function appendEvent(tx: Tx, event: NewEvent): void {
  const pending = pendingEvents.get(tx);
  if (pending !== undefined) {
    pending.push(event);
    return;
  }
  beforeCommit(tx, writePending);
  pendingEvents.set(tx, [event]);
}

/** Whether the transaction wrote events; asked after its commit to wake who reads them. */
export function hasEvents(tx: Tx): boolean {
  return pendingEvents.has(tx);
}

/**
 * The last sequence that is visible to the reader; 0 for an empty log. Read in one `Database.snapshot` with the rows
 * of a screen, it is the cursor from which that screen must go on.
 */
export async function currentSequence(reader: Reader): Promise<number> {
  const [row] = await reader.select({ last: sql<string | null>`max(${eventTable.sequence})` }).from(eventTable);
  return Number(row?.last ?? 0);
}

async function writePending(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${eventLockKey})`);
  await tx.insert(eventTable).values(pendingEvents.get(tx) ?? []);
}
