import type { GridKind, OpeningState, TerritoryCode, TradeKind } from '@finemesh/domain';
import type { Area } from '@finemesh/geo';
import { sql } from 'drizzle-orm';
import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true });
const code = (name: string) => text(name).$type<TerritoryCode>();

/** Every publication of a division, counted from 1: what it changed are the rows with its version. */
export const divisionTable = pgTable('division', {
  version: integer('version').primaryKey(),
  /** First moment at which it holds; later versions hold from later moments. */
  from: moment('from').notNull(),
  publishedAt: moment('published_at').notNull(),
  /** Account that published it; null for the division that a database was set up with. */
  publishedBy: uuid('published_by'),
  note: text('note').notNull(),
});

/** Nodes from the district down to micro-grids (class P0), a row for each time that a node stayed as it is. Level and path stand in the code. */
export const divisionNodeTable = pgTable(
  'division_node',
  {
    code: code('code').notNull(),
    version: integer('version')
      .notNull()
      .references(() => divisionTable.version),
    from: moment('from').notNull(),
    /** First moment at which it holds no longer; null for what holds now. */
    until: moment('until'),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    /** Of grids only. */
    gridKind: text('grid_kind').$type<GridKind>(),
    /** A point inside the node for its label, WGS-84 degrees. */
    centerLng: doublePrecision('center_lng').notNull(),
    centerLat: doublePrecision('center_lat').notNull(),
    /** GeoJSON Polygon or MultiPolygon in WGS-84 (RFC 7946); null where none is drawn. */
    boundary: jsonb('boundary').$type<Area>(),
  },
  (table) => [
    primaryKey({ columns: [table.code, table.version] }),
    uniqueIndex('division_node_now_index').on(table.code).where(sql`"until" is null`),
  ],
);

/** What became of a code that a division gave up. */
export const successionTable = pgTable('division_succession', {
  code: code('code').primaryKey(),
  version: integer('version')
    .notNull()
    .references(() => divisionTable.version),
  successor: code('successor').notNull(),
  /** Whether the division named the successor, so that posts went on there. */
  isNamed: boolean('is_named').notNull(),
});

/** Buildings and stalls (class P0). A place and its code are never changed by a division. */
export const placeTable = pgTable('place', {
  code: code('code').primaryKey(),
  level: text('level').$type<'building' | 'stall'>().notNull(),
  /** The building that a stall stands in; null for buildings and for stalls in the open, which are members by themselves. */
  standsIn: code('stands_in'),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  centerLng: doublePrecision('center_lng').notNull(),
  centerLat: doublePrecision('center_lat').notNull(),
  /** As `division_node.boundary`. */
  outline: jsonb('outline').$type<Area>(),
});

/** Which micro-grid a place belongs to, and from when until when. */
export const membershipTable = pgTable(
  'place_membership',
  {
    place: code('place')
      .notNull()
      .references(() => placeTable.code),
    version: integer('version')
      .notNull()
      .references(() => divisionTable.version),
    microGrid: code('micro_grid').notNull(),
    from: moment('from').notNull(),
    /** First moment at which it holds no longer; null for what holds now. */
    until: moment('until'),
  },
  (table) => [
    primaryKey({ columns: [table.place, table.version] }),
    // One micro-grid at a time, whatever a command does.
    uniqueIndex('place_membership_now_index').on(table.place).where(sql`"until" is null`),
  ],
);

/** Who trades at a stall, as a business (class P0). */
export const merchantTable = pgTable('merchant', {
  stall: code('stall')
    .primaryKey()
    .references(() => placeTable.code),
  /** As it stands on the sign. */
  tradeName: text('trade_name').notNull(),
  tradeKind: text('trade_kind').$type<TradeKind>().notNull(),
  openingState: text('opening_state').$type<OpeningState>().notNull(),
});

/** The layers of the base map as one document; the newest is served. */
export const territoryMapTable = pgTable('territory_map', {
  version: text('version').primaryKey(),
  createdAt: moment('created_at').notNull(),
  /** A `TerritoryMap` as JSON text: served byte for byte, so the database never takes it apart. */
  document: text('document').notNull(),
});

/** The flats of a building. No resident data: who lives there is in the roster. */
export const householdTable = pgTable(
  'household',
  {
    code: code('code').primaryKey(),
    buildingCode: code('building_code')
      .notNull()
      .references(() => placeTable.code),
    entrance: integer('entrance').notNull(),
    /** The ground floor is 1. */
    floor: integer('floor').notNull(),
    /** As it stands on the door: `302`. */
    flat: text('flat').notNull(),
  },
  (table) => [index('household_building_index').on(table.buildingCode)],
);
