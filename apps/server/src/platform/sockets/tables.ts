import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * Tickets that have opened their socket, so that they open no other, in any process and after a restart either. Forgotten
 * when they would open nothing any more.
 */
export const usedTicketTable = pgTable(
  'used_ticket',
  {
    /** The ticket's own number. */
    id: text('id').primaryKey(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('used_ticket_expires_at_index').on(table.expiresAt)],
);
