import { territoryMapSchema, type TerritoryMap, type WirePoint } from '@finemesh/contract';
import { brandId, isDivisionLevel, type TerritoryCode } from '@finemesh/domain';
import { boundsOfAreas } from '@finemesh/geo';
import type { PilotDistrict, PilotNode } from '@finemesh/pilot';
import type { PlaceSetup, TerritorySetup } from './commands/setUpTerritory.ts';
import type { DrawnNode } from './divisionRows.ts';
import { stampMap } from './stampMap.ts';

/** The pilot district as this area stores a territory. */
export function pilotSetup(district: PilotDistrict): TerritorySetup {
  return {
    nodes: district.nodes.flatMap((node): DrawnNode[] =>
      isDivisionLevel(node.level) ? [{ ...drawn(node), gridKind: node.gridKind, boundary: district.boundaries[node.code] ?? null }] : [],
    ),
    places: [...district.nodes.flatMap((node) => (node.level === 'building' ? buildingOf(node, district) : [])), ...stallsOf(district)],
    households: district.households.map(({ code, building, entrance, floor, flat }) => ({
      code: brandId(code),
      buildingCode: brandId(building),
      entrance: Number(entrance.slice(entrance.indexOf('E') + 1)),
      floor,
      flat,
    })),
    map: pilotMap(district),
  };
}

function buildingOf(node: PilotNode, { boundaries }: PilotDistrict): PlaceSetup {
  const within = { microGrid: brandId<TerritoryCode>(node.parentCode ?? '') };
  return { ...drawn(node), level: 'building', within, outline: boundaries[node.code] ?? null, merchant: null };
}

function stallsOf({ stalls }: PilotDistrict): PlaceSetup[] {
  return stalls.map(({ merchant, building, ...stall }) => {
    const within = { building: brandId<TerritoryCode>(building) };
    return { ...drawn(stall), level: 'stall', within, outline: null, merchant };
  });
}

function drawn({ code, nameZh, nameEn, center }: Pick<PilotNode, 'code' | 'nameZh' | 'nameEn' | 'center'>) {
  const [lng, lat] = center;
  return { code: brandId<TerritoryCode>(code), name: { zh: nameZh, en: nameEn }, center: [lng, lat] satisfies WirePoint };
}

function pilotMap(district: PilotDistrict): TerritoryMap {
  const layers = { bounds: boundsOfCommunities(district), attribution: district.attribution, ...district.map };
  return stampMap(territoryMapSchema.omit({ version: true }).parse(layers));
}

/** What a map shows at first: the communities, not the river around them. */
function boundsOfCommunities({ nodes, boundaries }: PilotDistrict): [west: number, south: number, east: number, north: number] {
  const communities = nodes.filter(({ level }) => level === 'community').flatMap(({ code }) => boundaries[code] ?? []);
  const bounds = boundsOfAreas(...communities);
  if (bounds === null) throw new Error('the pilot has no community with a boundary');
  return [...bounds];
}
