import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** What must happen later. Written by `schedule`, `cancel` and the scheduler alone. */
export const dueTable = pgTable(
  'due',
  {
    /** Another one each time that the wake-up is scheduled. */
    id: uuid('id').primaryKey().defaultRandom(),
    /** `<area>.<what>`; names the handler. */
    kind: text('kind').notNull(),
    /** What it is about; unique within the kind. */
    key: text('key').notNull(),
    /** When to run it, or to run it again. */
    at: moment('at').notNull(),
    /** When it should have run. */
    dueAt: moment('due_at').notNull(),
    /** Ids and codes; the kind's schema says which. */
    payload: jsonb('payload').notNull(),
    /** Failures so far. */
    attempts: integer('attempts').notNull().default(0),
    /** Name or code of the last failure, without its words, which may hold personal data. */
    lastFailure: text('last_failure'),
    /** Since when it is tried no more. */
    parkedAt: moment('parked_at'),
  },
  (table) => [
    unique('due_kind_key').on(table.kind, table.key),
    index('due_at_index').on(table.at).where(sql`parked_at is null`),
  ],
);

/** Who does what only one process may do. */
export const leaseTable = pgTable('lease', {
  name: text('name').primaryKey(),
  /** A process, by a number of its own. */
  holder: uuid('holder').notNull(),
  /** First moment at which another may take it over. */
  until: moment('until').notNull(),
  /** Rises when the holder changes, so that an old holder is recognised. */
  token: integer('token').notNull(),
});
