import type { TerritoryMap } from '@finemesh/contract';
import { brandId, type TerritoryCode } from '@finemesh/domain';
import type { PlaceSetup, TerritorySetup } from '../commands/setUpTerritory.ts';
import type { DrawnNode } from '../divisionRows.ts';
import { stampMap } from '../stampMap.ts';

export const code = (text: string): TerritoryCode => brandId<TerritoryCode>(text);
export const community = code('320105004004');
const around = ['320105', '320105004', '320105004004'];

/** A node with a name made of its code; grids are comprehensive. A square of 0.001° is drawn at `at`. */
export function createNode(text: string, at?: number): DrawnNode {
  const west = 118.7 + (at ?? 0) * 0.001;
  const ring = [[west, 32], [west + 0.001, 32], [west + 0.001, 32.001], [west, 32.001], [west, 32]];
  return {
    code: code(text),
    name: { zh: `名${text}`, en: `Name ${text}` },
    gridKind: text.length === 15 ? 'comprehensive' : null,
    center: [west + 0.0005, 32.0005],
    boundary: at === undefined ? null : { type: 'Polygon', coordinates: [ring] },
  };
}

export function building(number: number): TerritoryCode {
  return code(`${community}B${String(number).padStart(3, '0')}`);
}

/** A building for each micro-grid that is given, in the order of their numbers. */
function createPlaces(microGrids: readonly string[]): PlaceSetup[] {
  const place = (number: number) => ({ name: { zh: `${number}栋`, en: `Building ${number}` }, center: [118.7, 32] satisfies [number, number] });
  return microGrids.map((microGrid, i) => ({
    ...place(i + 1),
    code: building(i + 1),
    level: 'building',
    within: { microGrid: code(microGrid) },
    outline: null,
    merchant: null,
  }));
}

/** The stall in the first building. */
export const stall = code(`${community}S014`);

/**
 * One community with the given nodes, one building of three flats for each entry of `homes`, which names its micro-grid, and a stall
 * in the first building.
 */
export function createSetup(nodes: readonly DrawnNode[], homes: readonly string[]): TerritorySetup {
  const places = createPlaces(homes);
  return {
    nodes: [...around.map((text) => createNode(text)), ...nodes],
    places: [
      ...places,
      {
        code: stall,
        level: 'stall',
        within: { building: building(1) },
        name: { zh: '14号摊位', en: 'Stall 14' },
        center: [118.7, 32],
        outline: null,
        merchant: { tradeName: '江畔鲜蔬', tradeKind: 'produce', openingState: 'open' },
      },
    ],
    households: places.flatMap(({ code: buildingCode }) =>
      [1, 2, 3].map((floor) => ({ code: code(`${buildingCode}E1-${floor}01`), buildingCode, entrance: 1, floor, flat: `${floor}01` })),
    ),
    map: createMap(places),
  };
}

function createMap(places: readonly PlaceSetup[]): TerritoryMap {
  const layer = (features: TerritoryMap['grids']['features'] = []): TerritoryMap['grids'] => ({ type: 'FeatureCollection', features });
  const buildings = places.map(({ code: id }): TerritoryMap['grids']['features'][number] => ({
    type: 'Feature',
    id,
    properties: { code: id, microGrid: 'before' },
    geometry: { type: 'Point', coordinates: [118.7, 32] },
  }));
  return stampMap({
    bounds: [118, 32, 119, 33],
    attribution: '',
    land: layer(),
    water: layer(),
    green: layer(),
    streets: layer(),
    compounds: layer(),
    grids: layer(),
    microGrids: layer(),
    buildings: layer(buildings),
    places: layer(),
  });
}
