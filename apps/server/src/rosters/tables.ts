import type { RosterPurpose } from '@finemesh/contract';
import type { AccountId, CellValue, ColumnKey, PostId, PostRole, RosterFacet, TerritoryCode } from '@finemesh/domain';
import type { CellChange } from '@finemesh/roster';
import { bigint, bigserial, customType, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  fromDriver: (value) => new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
});

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Updates of roster documents since the last snapshot, each as the document itself wrote it. Only ever appended to. */
export const rosterUpdateTable = pgTable(
  'roster_update',
  {
    /** `<building code>/<facet>`. */
    document: text('document').notNull(),
    /**
     * Counts from 1 for each document without holes. A second process that writes the same document meets the key and
     * cannot commit.
     */
    sequence: integer('sequence').notNull(),
    update: bytes('update').notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.sequence] })],
);

/** The whole document up to a sequence, in place of the updates until there. */
export const rosterSnapshotTable = pgTable('roster_snapshot', {
  document: text('document').primaryKey(),
  /** The last update that is in it. */
  through: integer('through').notNull(),
  state: bytes('state').notNull(),
  at: moment('at').notNull(),
});

/** Whom a Yjs client id belongs to within a document: an account on a device, for ever. */
export const rosterClientTable = pgTable(
  'roster_client',
  {
    document: text('document').notNull(),
    /** 32 bits, unsigned. */
    clientId: bigint('client_id', { mode: 'number' }).notNull(),
    accountId: uuid('account_id').$type<AccountId>().notNull(),
    /** The sign-in session, which is one device. */
    device: uuid('device').notNull(),
    leasedAt: moment('leased_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.clientId] })],
);

/**
 * What was done to each cell. Who wrote a value that nobody else ever saw is here too, as `denied`; never more of it than its
 * column could hold.
 */
export const rosterCellHistoryTable = pgTable(
  'roster_cell_history',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    building: text('building').$type<TerritoryCode>().notNull(),
    facet: text('facet').$type<RosterFacet>().notNull(),
    household: text('household').notNull(),
    column: text('column_key').$type<ColumnKey>().notNull(),
    at: moment('at').notNull(),
    accountId: uuid('account_id').$type<AccountId>().notNull(),
    /** Role of the post under which the account had the document open at that moment. */
    role: text('role').$type<PostRole>().notNull(),
    from: jsonb('from_value').$type<CellValue>(),
    to: jsonb('to_value').$type<CellValue>(),
    /** `written`, `superseded` by a concurrent value, or `denied` and set back. */
    outcome: text('outcome').$type<CellChange['outcome']>().notNull(),
    /** Why it was denied, else null. */
    denial: text('denial').$type<NonNullable<CellChange['denial']>>(),
  },
  (table) => [index('roster_cell_history_index').on(table.building, table.household, table.column)],
);

/** Cells of class P1 as they are now, for search, coverage and statistics. Other classes stay in their documents. */
export const rosterCellTable = pgTable(
  'roster_cell',
  {
    household: text('household').notNull(),
    column: text('column_key').$type<ColumnKey>().notNull(),
    building: text('building').$type<TerritoryCode>().notNull(),
    value: jsonb('value').$type<CellValue>(),
  },
  (table) => [primaryKey({ columns: [table.household, table.column] }), index('roster_cell_building_index').on(table.building)],
);

/** Every opening of a contact, care or legal document, with its purpose: shown to the household on request. */
export const accessLogTable = pgTable(
  'access_log',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: moment('at').notNull(),
    accountId: uuid('account_id').$type<AccountId>().notNull(),
    postId: uuid('post_id').$type<PostId>().notNull(),
    building: text('building').$type<TerritoryCode>().notNull(),
    facet: text('facet').$type<RosterFacet>().notNull(),
    purpose: text('purpose').$type<RosterPurpose>().notNull(),
  },
  (table) => [index('access_log_building_index').on(table.building, table.at)],
);
