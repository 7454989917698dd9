import { brandId, type GridKind, type TerritoryCode, type TerritoryLevel } from '@finemesh/domain';
import type { TerritoryNode } from '@finemesh/contract';
import { asc, desc, eq, lte } from 'drizzle-orm';
import type { Reader } from '../platform/index.ts';
import type { Boundary } from './polygons.ts';
import { householdTable, territoryBoundaryTable, territoryMapTable, territoryNodeTable } from './tables.ts';
import type { PlacedNode } from './TerritoryIndex.ts';

/** One flat of a building, from the bottom up. */
export interface Household {
  readonly code: TerritoryCode;
  readonly entrance: number;
  readonly floor: number;
  readonly flat: string;
}

/** All nodes with the boundaries in force at the moment. */
export async function placedNodes(reader: Reader, at: Date): Promise<PlacedNode[]> {
  const boundaries = new Map(
    // Ascending, so that for each code the newest version in force is what stays in the map.
    (
      await reader
        .select({ code: territoryBoundaryTable.code, geometry: territoryBoundaryTable.geometry })
        .from(territoryBoundaryTable)
        .where(lte(territoryBoundaryTable.from, at))
        .orderBy(asc(territoryBoundaryTable.from), asc(territoryBoundaryTable.version))
    ).map((row) => [row.code, row.geometry as Boundary]),
  );
  const rows = await reader.select().from(territoryNodeTable);
  return rows.map((row) => ({ node: toNode(row), boundary: boundaries.get(row.code) ?? null }));
}

/** Whether no territory was set up yet. */
export async function isTerritoryEmpty(reader: Reader): Promise<boolean> {
  const rows = await reader.select({ code: territoryNodeTable.code }).from(territoryNodeTable).limit(1);
  return rows.length === 0;
}

/** The newest base map, `undefined` before one was set up. */
export async function newestMap(reader: Reader): Promise<{ version: string; document: string } | undefined> {
  const [map] = await reader.select().from(territoryMapTable).orderBy(desc(territoryMapTable.createdAt)).limit(1);
  return map;
}

/** The flats of a building by entrance, floor and door. */
export async function householdsOfBuilding(reader: Reader, buildingCode: string): Promise<Household[]> {
  const rows = await reader
    .select()
    .from(householdTable)
    .where(eq(householdTable.buildingCode, buildingCode))
    .orderBy(asc(householdTable.entrance), asc(householdTable.floor), asc(householdTable.flat));
  return rows.map(({ code, entrance, floor, flat }) => ({ code: brandId(code), entrance, floor, flat }));
}

function toNode(row: typeof territoryNodeTable.$inferSelect): TerritoryNode {
  return {
    code: brandId(row.code),
    level: row.level as TerritoryLevel,
    parentCode: row.parentCode === null ? null : brandId(row.parentCode),
    path: row.path,
    name: { zh: row.nameZh, en: row.nameEn },
    gridKind: row.gridKind as GridKind | null,
    households: row.households,
    center: [row.centerLng, row.centerLat],
  };
}
