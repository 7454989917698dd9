import type { TerritoryMap, TerritoryNode } from '@finemesh/contract';
import type { Merchant, TerritoryCode } from '@finemesh/domain';
import type { Area } from '@finemesh/geo';
import { sql } from 'drizzle-orm';
import { inParts, type Tx } from '../../platform/index.ts';
import { toNodeRow, type DrawnNode } from '../divisionRows.ts';
import {
  divisionNodeTable,
  divisionTable,
  householdTable,
  membershipTable,
  merchantTable,
  placeTable,
  territoryMapTable,
} from '../tables.ts';

/** A building or stall as it is brought in. */
export interface PlaceSetup {
  readonly code: TerritoryCode;
  readonly level: 'building' | 'stall';
  /** The micro-grid that it belongs to, or the building that it stands in. */
  readonly within: { readonly microGrid: TerritoryCode } | { readonly building: TerritoryCode };
  readonly name: TerritoryNode['name'];
  readonly center: TerritoryNode['center'];
  readonly outline: Area | null;
  /** Of stalls. */
  readonly merchant: Merchant | null;
}

/** A whole territory as it is brought in at once. */
export interface TerritorySetup {
  readonly nodes: readonly DrawnNode[];
  readonly places: readonly PlaceSetup[];
  readonly households: readonly (typeof householdTable.$inferInsert)[];
  /** The base map and its version, which is also its ETag. */
  readonly map: TerritoryMap;
}

const firstVersion = 1;

/** Writes a territory into an empty database: its first division, in force from `at`. */
export async function setUpTerritory(tx: Tx, { nodes, places, households, map }: TerritorySetup, at: Date): Promise<void> {
  await tx.insert(divisionTable).values({ version: firstVersion, from: at, publishedAt: at, publishedBy: null, note: '' });
  await inParts(nodes, (part) => tx.insert(divisionNodeTable).values(part.map((node) => toNodeRow(node, firstVersion, at))));
  await inParts(places, (part) => tx.insert(placeTable).values(part.map(toPlaceRow)));
  const members = places.flatMap(({ code, within }) => ('microGrid' in within ? { place: code, microGrid: within.microGrid } : []));
  await inParts(members, (part) =>
    tx.insert(membershipTable).values(part.map((member) => ({ ...member, version: firstVersion, from: at, until: null }))),
  );
  const merchants = places.flatMap(({ code, merchant }) => (merchant === null ? [] : { stall: code, ...merchant }));
  await inParts(merchants, (part) => tx.insert(merchantTable).values(part));
  await inParts(households, (part) => tx.insert(householdTable).values(part));
  await tx.insert(territoryMapTable).values({ version: map.version, createdAt: at, document: JSON.stringify(map) });
}

/** Lets one server at a time set a new database up; held until the transaction ends. Key: "fset" in ASCII. */
export async function lockSetup(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${0x66736574})`);
}

function toPlaceRow({ code, level, within, name, center, outline }: PlaceSetup): typeof placeTable.$inferInsert {
  const [centerLng, centerLat] = center;
  const standsIn = 'building' in within ? within.building : null;
  return { code, level, standsIn, nameZh: name.zh, nameEn: name.en, centerLng, centerLat, outline };
}
