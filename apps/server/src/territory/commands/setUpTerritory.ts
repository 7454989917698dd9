import type { TerritoryNode } from '@finemesh/contract';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/index.ts';
import type { Boundary } from '../polygons.ts';
import { householdTable, territoryBoundaryTable, territoryMapTable, territoryNodeTable } from '../tables.ts';

/** A whole territory as it is brought in at once. */
export interface TerritorySetup {
  readonly nodes: readonly { readonly node: TerritoryNode; readonly boundary: Boundary | null }[];
  readonly households: readonly {
    readonly code: string;
    readonly buildingCode: string;
    readonly entrance: number;
    readonly floor: number;
    readonly flat: string;
  }[];
  /** The base map and its version, which is also its ETag. */
  readonly map: { readonly version: string };
}

/** Rows of one INSERT. PostgreSQL takes 65,535 parameters a statement; the widest row here has 10. */
const rowsPerInsert = 2_000;

/** Writes a territory into an empty database, first versions of all boundaries in force from `at`. */
export async function setUpTerritory(tx: Tx, setup: TerritorySetup, at: Date): Promise<void> {
  await insertAll(setup.nodes, async (nodes) => {
    await tx.insert(territoryNodeTable).values(nodes.map(({ node }) => toRow(node)));
  });
  const bounded = setup.nodes.filter(({ boundary }) => boundary !== null);
  await insertAll(bounded, async (nodes) => {
    await tx
      .insert(territoryBoundaryTable)
      .values(nodes.map(({ node, boundary }) => ({ code: node.code, version: 1, from: at, geometry: boundary })));
  });
  await insertAll(setup.households, async (households) => {
    await tx.insert(householdTable).values([...households]);
  });
  await tx
    .insert(territoryMapTable)
    .values({ version: setup.map.version, createdAt: at, document: JSON.stringify(setup.map) });
}

/** Lets one server at a time set a new database up; held until the transaction ends. Key: "fset" in ASCII. */
export async function lockSetup(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${0x66736574})`);
}

async function insertAll<Row>(rows: readonly Row[], insert: (part: readonly Row[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerInsert) {
    await insert(rows.slice(start, start + rowsPerInsert));
  }
}

function toRow(node: TerritoryNode): typeof territoryNodeTable.$inferInsert {
  const { code, level, parentCode, path, name, gridKind, households, center } = node;
  const [centerLng, centerLat] = center;
  return { code, level, parentCode, path, nameZh: name.zh, nameEn: name.en, gridKind, households, centerLng, centerLat };
}
