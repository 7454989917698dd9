import { doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/** Nodes of the territory from the district down to buildings (class P0). Entrances and flats are in `household`. */
export const territoryNodeTable = pgTable(
  'territory_node',
  {
    code: text('code').primaryKey(),
    level: text('level').notNull(),
    parentCode: text('parent_code'),
    /** Codes from the district down to this node, joined by `/`. */
    path: text('path').notNull().unique(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    /** `comprehensive` or `exclusive` for grids, else null. */
    gridKind: text('grid_kind'),
    /** Households within the node. */
    households: integer('households').notNull(),
    /** A point inside the node for its label, WGS-84 degrees. */
    centerLng: doublePrecision('center_lng').notNull(),
    centerLat: doublePrecision('center_lat').notNull(),
  },
  (table) => [index('territory_node_parent_index').on(table.parentCode)],
);

/** Where a node's boundary runs, a new version from a date for each change; earlier ones stay. */
export const territoryBoundaryTable = pgTable(
  'territory_boundary',
  {
    code: text('code')
      .notNull()
      .references(() => territoryNodeTable.code),
    version: integer('version').notNull(),
    /** First moment at which it holds. The newest version whose `from` has come is in force. */
    from: timestamp('from', { withTimezone: true }).notNull(),
    /** GeoJSON Polygon or MultiPolygon in WGS-84 (RFC 7946). */
    geometry: jsonb('geometry').notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.version] })],
);

/** The layers of the base map as one document; the newest is served. */
export const territoryMapTable = pgTable('territory_map', {
  version: text('version').primaryKey(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  /** A `TerritoryMap` as JSON text: served byte for byte, so the database never takes it apart. */
  document: text('document').notNull(),
});

/** The flats of a building. No resident data: who lives there is in the roster. */
export const householdTable = pgTable(
  'household',
  {
    code: text('code').primaryKey(),
    buildingCode: text('building_code')
      .notNull()
      .references(() => territoryNodeTable.code),
    entrance: integer('entrance').notNull(),
    /** The ground floor is 1. */
    floor: integer('floor').notNull(),
    /** As it stands on the door: `302`. */
    flat: text('flat').notNull(),
  },
  (table) => [index('household_building_index').on(table.buildingCode)],
);
