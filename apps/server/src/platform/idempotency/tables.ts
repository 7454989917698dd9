import { index, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/** First answers of commands, so that a repeated request is answered and not done again. Kept for a day. */
export const idempotencyTable = pgTable(
  'idempotency',
  {
    /** Account id, or `anonymous`. */
    scope: text('scope').notNull(),
    /** UUID that the client made for the command. */
    key: text('key').notNull(),
    /** SHA-256 over method, path and body. */
    requestHash: text('request_hash').notNull(),
    /** Body of the answer. Null only inside the transaction that is working on it. */
    answer: jsonb('answer'),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.key] }), index('idempotency_at_index').on(table.at)],
);
