import type { Language } from '@finemesh/contract';
import {
  openCaseStates,
  type AccountId,
  type CaseChange,
  type CaseClockName,
  type CaseId,
  type CaseState,
  type PhotoId,
  type PostId,
  type PostRole,
  type TerritoryCode,
  type TerritoryPath,
  type WordsAudience,
} from '@finemesh/domain';
import { sql } from 'drizzle-orm';
import { doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A running clock as JSON: both moments in ISO 8601. */
export interface StoredClock {
  readonly startedAt: string;
  readonly dueAt: string;
}

const openStates = [...openCaseStates].map((state) => `'${state}'`).join(', ');

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Cases as they are now. How they came to be so is in `case_step`. */
export const caseTable = pgTable(
  'case',
  {
    id: uuid('id').$type<CaseId>().primaryKey(),
    /** What staff call it: day and number of the day, `20261124-0007`. */
    reference: text('reference').notNull().unique(),
    /** The resident's capability, `XXXX-XXXX-XXXX`. Never leaves this area except to who has shown it. */
    trackingNumber: text('tracking_number').notNull().unique(),
    /** Grows by one with every step. */
    version: integer('version').notNull(),
    categoryCode: text('category_code').notNull(),
    state: text('state').$type<CaseState>().notNull(),
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
    language: text('language').$type<Language>().notNull(),
    reportedAt: moment('reported_at').notNull(),
    changedAt: moment('changed_at').notNull(),
    /** The clocks that run, by name. */
    clocks: jsonb('clocks').$type<Partial<Record<CaseClockName, StoredClock>>>().notNull(),
    /** When the first of them is overdue; null while none runs. */
    dueAt: moment('due_at'),
    /** When it last left the open states; null while it is open. The window for reopening counts from here. */
    settledAt: moment('settled_at'),
    holderRole: text('holder_role').$type<PostRole>().notNull(),
    holderPath: text('holder_path').$type<TerritoryPath>().notNull(),
    /** Null while an office holds it that no post was named for. */
    holderPostId: uuid('holder_post_id').$type<PostId>(),
    holderSince: moment('holder_since').notNull(),
    /** Posts that help the holder and read what it reads. */
    helperPostIds: uuid('helper_post_ids').array().$type<PostId[]>().notNull(),
    /** The role that the words are about, of categories that ask for it. */
    aboutRole: text('about_role').$type<PostRole>(),
    handOvers: integer('hand_overs').notNull(),
    rating: integer('rating'),
  },
  (table) => [
    index('case_place_index').on(table.placeCode),
    // Lists ask for everything below a node: a prefix search, which needs this operator class under any collation.
    index('case_path_index').on(table.path.op('text_pattern_ops')),
    index('case_open_holder_index')
      .on(table.holderPostId)
      .where(sql.raw(`state in (${openStates})`)),
    index('case_changed_index').on(table.changedAt),
  ],
);

/** What happened to a case, in order: its timeline, and the ledger of who handed it on. Rows are never changed. */
export const caseStepTable = pgTable(
  'case_step',
  {
    caseId: uuid('case_id')
      .$type<CaseId>()
      .notNull()
      .references(() => caseTable.id),
    /** The version that the step made. */
    version: integer('version').notNull(),
    change: text('change').$type<CaseChange>().notNull(),
    at: moment('at').notNull(),
    /** Account that did it; null for the resident. */
    actorId: uuid('actor_id').$type<AccountId>(),
    byRole: text('by_role').$type<PostRole>(),
    byPath: text('by_path').$type<TerritoryPath>(),
    /** The office that handed the case on and therefore never gets it back; of hand-overs only. */
    fromRole: text('from_role').$type<PostRole>(),
    fromPath: text('from_path').$type<TerritoryPath>(),
    fromPostId: uuid('from_post_id').$type<PostId>(),
    toRole: text('to_role').$type<PostRole>(),
    toPath: text('to_path').$type<TerritoryPath>(),
    toPostId: uuid('to_post_id').$type<PostId>(),
    words: text('words'),
    /** Who reads the words; null where there are none. */
    wordsAudience: text('words_audience').$type<WordsAudience>(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.version] })],
);

/** Photos of a case, each with the step that brought it. */
export const casePhotoTable = pgTable(
  'case_photo',
  {
    photoId: uuid('photo_id').$type<PhotoId>().primaryKey(),
    caseId: uuid('case_id')
      .$type<CaseId>()
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
