import { createHash } from 'node:crypto';
import type { BuildingSection, TerritoryNode } from '@finemesh/contract';
import { projectHomes, readCells, visitStateOf, type NamedHome, type TerritoryCode } from '@finemesh/domain';
import { and, eq, inArray } from 'drizzle-orm';
import type { Reader } from '../../platform/index.ts';
import type { OpenDocuments } from '../documents/OpenDocuments.ts';
import type { RosterPorts } from '../RosterPorts.ts';
import { rosterCellTable } from '../tables.ts';

export interface SectionSources {
  readonly reader: Reader;
  readonly documents: Pick<OpenDocuments, 'open' | 'readersOf'>;
  readonly ports: Pick<RosterPorts, 'householdsOf'>;
}

/** The cells that a home's state follows from; the flat says whether the row was made at all. */
const readColumns = ['flat', 'visitOutcome', 'occupancy'] as const;

/**
 * A building as the wall may show it, from what is durable. The rows of a roster that nobody has opened yet are made first, since
 * what they begin with is part of it.
 */
export async function readBuildingSection(
  { reader, documents, ports }: SectionSources,
  { code, name }: Pick<TerritoryNode, 'code' | 'name'>,
): Promise<BuildingSection> {
  const address = { building: code, facet: 'dwelling' } as const;
  const households = await ports.householdsOf(code);
  let cells = await readKept(reader, code);
  if (households.some((household) => !cells.has(household.code))) {
    (await documents.open(address)).release();
    cells = await readKept(reader, code);
  }
  const homes = households.map(({ code: household, entrance, floor, flat }): NamedHome => {
    const kept = cells.get(household);
    const row = readCells('dwelling', (key) => kept?.get(key));
    return { entrance, floor, flat, visit: visitStateOf(row), occupancy: row.occupancy ?? null };
  });
  return { building: { code, name }, homes: projectHomes(homes), readers: await documents.readersOf(address) };
}

/** Entity tag of a section: the same for the same section. */
export function sectionTag(section: BuildingSection): string {
  return `"${createHash('sha256').update(JSON.stringify(section)).digest('base64url').slice(0, 22)}"`;
}

/** Values by household and column. */
async function readKept(reader: Reader, building: TerritoryCode): Promise<Map<string, Map<string, unknown>>> {
  const rows = await reader
    .select({ household: rosterCellTable.household, column: rosterCellTable.column, value: rosterCellTable.value })
    .from(rosterCellTable)
    .where(and(eq(rosterCellTable.building, building), inArray(rosterCellTable.column, [...readColumns])));
  const kept = new Map<string, Map<string, unknown>>();
  for (const { household, column, value } of rows) {
    kept.set(household, (kept.get(household) ?? new Map<string, unknown>()).set(column, value));
  }
  return kept;
}
