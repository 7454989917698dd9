import type { AccountId } from '@finemesh/domain';
import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Who shares a position now, and until when at the latest. A row means "on"; there is none for "off" and no history. */
export const positionSharingTable = pgTable('position_sharing', {
  accountId: uuid('account_id').$type<AccountId>().primaryKey(),
  endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
  /** The sign-in session that turned sharing on, with which it ends; null for the demo's simulated phones. */
  sessionId: uuid('session_id'),
});

/** The identifier under which an account's existing phone app sends (OsmAnd protocol). It is secret: it acts for its owner. */
export const positionDeviceTable = pgTable(
  'position_device',
  {
    deviceId: text('device_id').primaryKey(),
    accountId: uuid('account_id').$type<AccountId>().notNull(),
  },
  (table) => [index('position_device_account').on(table.accountId)],
);
