import type { TerritoryNode } from '@finemesh/contract';
import { brandId, levelOfCode, pathOfDivisionCode, type TerritoryCode, type TerritoryPath } from '@finemesh/domain';
import { count, eq, isNull } from 'drizzle-orm';
import type { Reader } from '../platform/index.ts';
import { newestDivision, nodesNow } from './queries.ts';
import { divisionNodeTable, divisionTable, householdTable, membershipTable, merchantTable, placeTable, successionTable } from './tables.ts';
import { TerritoryIndex, type PlacedNode } from './TerritoryIndex.ts';
import { TerritoryPast } from './TerritoryPast.ts';

/** The territory as it is divided now, with what of its past is asked for. Read it in one snapshot or transaction. */
export async function readTerritory(reader: Reader): Promise<TerritoryIndex> {
  const version = (await newestDivision(reader))?.version ?? 0;
  const nodes = await nodesNow(reader);
  const places = await readPlaces(reader);
  const households = countAlongPaths(places);
  const placed = [
    ...nodes.map(({ gridKind, boundary, ...row }): PlacedNode => {
      const path = pathOfDivisionCode(row.code);
      return {
        node: { ...located({ ...row, path }), gridKind, households: households.get(path) ?? 0, merchant: null },
        boundary,
      };
    }),
    ...places.map(({ households, ...place }): PlacedNode => ({
      node: { ...located(place), gridKind: null, households, merchant: place.merchant },
      boundary: place.outline,
    })),
  ];
  return new TerritoryIndex(placed, version, await readPast(reader));
}

type PlaceNow = typeof placeTable.$inferSelect & {
  readonly path: TerritoryPath;
  readonly households: number;
  readonly merchant: TerritoryNode['merchant'];
};

/** Buildings and stalls where they are now: members of their micro-grid, and stalls inside those. */
async function readPlaces(reader: Reader): Promise<PlaceNow[]> {
  const microGridOf = await microGridsNow(reader);
  const flats = await reader
    .select({ building: householdTable.buildingCode, households: count() })
    .from(householdTable)
    .groupBy(householdTable.buildingCode);
  const householdsIn = new Map(flats.map(({ building, households }) => [building, households]));
  const rows = await reader
    .select({ place: placeTable, merchant: merchantTable })
    .from(placeTable)
    .leftJoin(merchantTable, eq(merchantTable.stall, placeTable.code));
  return rows.flatMap(({ place, merchant }): PlaceNow[] => {
    const microGrid = microGridOf.get(place.standsIn ?? place.code);
    // A place that was entered and not yet put into a division is nowhere.
    if (microGrid === undefined) return [];
    const around = pathOfDivisionCode(microGrid);
    const path = [around, ...(place.standsIn === null ? [] : [place.standsIn]), place.code].join('/');
    return [{ ...place, path, households: householdsIn.get(place.code) ?? 0, merchant: merchant && signOf(merchant) }];
  });
}

/** The micro-grid of each place that belongs to one by itself. */
export async function microGridsNow(reader: Reader): Promise<Map<TerritoryCode, TerritoryCode>> {
  const rows = await reader.select().from(membershipTable).where(isNull(membershipTable.until));
  return new Map(rows.map(({ place, microGrid }) => [place, microGrid]));
}

async function readPast(reader: Reader): Promise<TerritoryPast> {
  const { code, nameZh, nameEn, from, until } = divisionNodeTable;
  const states = await reader.select({ code, nameZh, nameEn, from, until }).from(divisionNodeTable);
  const successions = await reader
    .select({ succession: successionTable, from: divisionTable.from })
    .from(successionTable)
    .innerJoin(divisionTable, eq(divisionTable.version, successionTable.version));
  return new TerritoryPast(
    states.map((state) => ({ ...state, name: { zh: state.nameZh, en: state.nameEn } })),
    successions.map(({ succession, from }) => ({ ...succession, from })),
  );
}

/** Households by the path of every node that contains them. */
function countAlongPaths(places: readonly PlaceNow[]): Map<TerritoryPath, number> {
  const counts = new Map<TerritoryPath, number>();
  for (const { path, households } of places) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const around = path.slice(0, end);
      counts.set(around, (counts.get(around) ?? 0) + households);
    }
  }
  return counts;
}

function located(row: Pick<PlaceNow, 'code' | 'path' | 'nameZh' | 'nameEn' | 'centerLng' | 'centerLat'>) {
  const { code, path, nameZh, nameEn, centerLng, centerLat } = row;
  const level = levelOfCode(code);
  if (level === undefined) throw new Error(`the territory holds ${code}, which is no code`);
  const parent = path.split('/').at(-2);
  const center: TerritoryNode['center'] = [centerLng, centerLat];
  return { code, path, level, parentCode: parent === undefined ? null : brandId<TerritoryCode>(parent), name: { zh: nameZh, en: nameEn }, center };
}

function signOf({ tradeName, tradeKind, openingState }: typeof merchantTable.$inferSelect): TerritoryNode['merchant'] {
  return { tradeName, tradeKind, openingState };
}
