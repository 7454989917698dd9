import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../database/index.ts';
import type { DueKind } from './DueHandler.ts';
import { dueTable } from './tables.ts';

/**
 * Has the kind's handler run at the moment, or as soon as possible after it. Replaces what was scheduled for the key before.
 * A handler returns its next moment instead of scheduling its own key.
 */
export async function schedule<Payload>(
  tx: Tx,
  kind: DueKind<Payload>,
  { key, at, payload }: { readonly key: string; readonly at: Date; readonly payload: Payload },
): Promise<void> {
  const row = { at, dueAt: at, payload, attempts: 0, lastFailure: null, parkedAt: null };
  await tx
    .insert(dueTable)
    .values({ kind: kind.name, key, ...row })
    .onConflictDoUpdate({
      target: [dueTable.kind, dueTable.key],
      // With another id the scheduler notices that the wake-up which it is running was replaced.
      set: { ...row, id: sql`gen_random_uuid()` },
    });
}

/** Takes back what was scheduled for the key, if anything was. */
export async function cancel(tx: Tx, kind: DueKind<unknown>, key: string): Promise<void> {
  await tx.delete(dueTable).where(and(eq(dueTable.kind, kind.name), eq(dueTable.key, key)));
}
