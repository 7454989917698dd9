import type { TerritoryCode, TerritoryPath } from '@finemesh/domain';
import { sql } from 'drizzle-orm';
import { doublePrecision, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Cases as they are now. How they came to be so is in `case_step`. */
export const caseTable = pgTable(
  'case',
  {
    id: uuid('id').primaryKey(),
    /** What staff call it: day and number of the day, `20261124-0007`. */
    reference: text('reference').notNull().unique(),
    /** The resident's capability, `XXXX-XXXX-XXXX`. Never leaves this area except to who has shown it. */
    trackingNumber: text('tracking_number').notNull().unique(),
    /** Grows by one with every step. */
    version: integer('version').notNull(),
    categoryCode: text('category_code').notNull(),
    state: text('state').notNull(),
    /** Where it came from: `resident` for now. */
    source: text('source').notNull(),
    /** Narrowest place or node known at the time of the report; never changed. */
    placeCode: text('place_code').$type<TerritoryCode>().notNull(),
    /** Where that is now: written again with each division that changes it. */
    path: text('path').$type<TerritoryPath>().notNull(),
    /** Where the resident pointed, WGS-84 degrees; null when only a building was chosen. */
    lng: doublePrecision('lng'),
    lat: doublePrecision('lat'),
    words: text('words').notNull(),
    language: text('language').notNull(),
    reportedAt: moment('reported_at').notNull(),
    changedAt: moment('changed_at').notNull(),
    /** When the holder owes an answer; null without a clock and when nothing is owed. */
    dueAt: moment('due_at'),
    /** When it was last resolved or confirmed: the window for reopening counts from here. */
    settledAt: moment('settled_at'),
    holderRole: text('holder_role').notNull(),
    holderPath: text('holder_path').$type<TerritoryPath>().notNull(),
    /** Null while an office holds it that no post was named for. */
    holderPostId: uuid('holder_post_id'),
    holderSince: moment('holder_since').notNull(),
    handOvers: integer('hand_overs').notNull(),
    rating: integer('rating'),
  },
  (table) => [
    index('case_place_index').on(table.placeCode),
    // Lists ask for everything below a node: a prefix search, which needs this operator class under any collation.
    index('case_path_index').on(table.path.op('text_pattern_ops')),
    index('case_open_holder_index')
      .on(table.holderPostId)
      .where(sql`state in ('received', 'triaged', 'inGrid', 'reopened')`),
    index('case_changed_index').on(table.changedAt),
  ],
);

/** What happened to a case, in order: its timeline, and the ledger of who handed it on. Rows are never changed. */
export const caseStepTable = pgTable(
  'case_step',
  {
    caseId: uuid('case_id')
      .notNull()
      .references(() => caseTable.id),
    /** The version that the step made. */
    version: integer('version').notNull(),
    change: text('change').notNull(),
    at: moment('at').notNull(),
    /** Account that did it; null for the resident. */
    actorId: uuid('actor_id'),
    byRole: text('by_role'),
    byPath: text('by_path'),
    /** The office that handed the case on and therefore never gets it back; of hand-overs only. */
    fromRole: text('from_role'),
    fromPath: text('from_path').$type<TerritoryPath>(),
    fromPostId: uuid('from_post_id'),
    toRole: text('to_role'),
    toPath: text('to_path'),
    toPostId: uuid('to_post_id'),
    words: text('words'),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.version] })],
);

/** Photos of a case, each with the step that brought it. */
export const casePhotoTable = pgTable(
  'case_photo',
  {
    photoId: uuid('photo_id').primaryKey(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => caseTable.id),
    version: integer('version').notNull(),
    /** Place among the photos of its step. */
    position: integer('position').notNull(),
  },
  (table) => [index('case_photo_case_index').on(table.caseId)],
);

/** The last number given out on a day of the district, for references. */
export const caseDayTable = pgTable('case_day', {
  day: text('day').primaryKey(),
  lastNumber: integer('last_number').notNull(),
});
