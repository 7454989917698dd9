import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * The log of facts. Written by `appendEvent` alone, never changed afterwards. Payloads name things by their ids and
 * codes: personal data stays in the areas' own tables, where it can be erased.
 */
export const eventTable = pgTable(
  'event',
  {
    /** Order of commits; rises, with gaps where a transaction was rolled back. */
    sequence: bigint('sequence', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Territory path of what the event is about. */
    path: text('path').notNull(),
    /** `<area>.<pastTense>`, for example `case.handedOver`. */
    type: text('type').notNull(),
    payload: jsonb('payload').notNull(),
    /** Account that did it; null for residents without an account and for the server itself. */
    actor: text('actor'),
    /** The database's clock when the row was written: rises with the sequence. */
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [index('event_path_index').on(table.path)],
);

/** One row: the identity of this log. A log that was begun again has another, so an old cursor is noticed. */
export const eventLogTable = pgTable('event_log', {
  epoch: uuid('epoch').primaryKey().defaultRandom(),
});
