import { createHash } from 'node:crypto';
import type { TerritoryMap } from '@finemesh/contract';
import { brandId, buildingOfCode } from '@finemesh/domain';
import type { PilotDistrict } from '@finemesh/pilot';
import type { TerritorySetup } from './commands/setUpTerritory.ts';
import { boundsOf, type Bounds } from './polygons.ts';

/** The pilot district as this area stores a territory. */
export function pilotSetup(district: PilotDistrict): TerritorySetup {
  return {
    nodes: district.nodes
      // Entrances are part of the flats' addresses here; nothing is filed under them.
      .filter(({ level }) => level !== 'entrance')
      .map(({ code, level, parentCode, path, nameZh, nameEn, gridKind, households, center }) => ({
        node: {
          code: brandId(code),
          level,
          parentCode: parentCode === null ? null : brandId(parentCode),
          path,
          name: { zh: nameZh, en: nameEn },
          gridKind,
          households,
          center: [center[0], center[1]],
        },
        boundary: district.boundaries[code] ?? null,
      })),
    households: district.households.map(({ code, building, entrance, floor, flat }) => ({
      code,
      buildingCode: buildingOfCode(building) ?? building,
      entrance: Number(entrance.slice(entrance.indexOf('E') + 1)),
      floor,
      flat,
    })),
    map: pilotMap(district),
  };
}

function pilotMap(district: PilotDistrict): TerritoryMap {
  const layers = {
    bounds: boundsOfCommunities(district),
    attribution: district.attribution,
    ...district.map,
  };
  const version = createHash('sha256').update(JSON.stringify(layers)).digest('hex').slice(0, 16);
  // The pilot's layers are GeoJSON of the exact types; the contract's schema has only what every layer shares.
  return { version, ...layers } as unknown as TerritoryMap;
}

/** What a map shows at first: the communities, not the river around them. */
function boundsOfCommunities({ nodes, boundaries }: PilotDistrict): [...Bounds] {
  const boxes = nodes.flatMap(({ level, code }) => {
    const boundary = boundaries[code];
    return level === 'community' && boundary !== undefined ? [boundsOf(boundary)] : [];
  });
  return [
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ];
}
