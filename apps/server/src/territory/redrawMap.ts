import type { TerritoryMap, TerritoryNode } from '@finemesh/contract';
import { parentOfDivisionCode, type TerritoryLevel } from '@finemesh/domain';
import type { Area } from '@finemesh/geo';
import { stampMap } from './stampMap.ts';
import type { TerritoryIndex } from './TerritoryIndex.ts';

type Layer = TerritoryMap['grids'];
type Feature = Layer['features'][number];

/** The base map with the grids and micro-grids of the territory as it is divided now; all other layers are the same. */
export function redrawMap({ version: _, ...map }: TerritoryMap, territory: TerritoryIndex): TerritoryMap {
  return stampMap({
    ...map,
    grids: layerOf(territory, 'grid', (node) => ({ kind: node.gridKind })),
    microGrids: layerOf(territory, 'microGrid', (node) => {
      const grid = parentOfDivisionCode(node.code);
      return { kind: (grid && territory.find(grid)?.gridKind) ?? null, grid: grid ?? null };
    }),
    buildings: { ...map.buildings, features: map.buildings.features.map((building) => moved(building, territory)) },
  });
}

function layerOf(
  territory: TerritoryIndex,
  level: TerritoryLevel,
  properties: (node: TerritoryNode) => Feature['properties'],
): Layer {
  const features = territory.drawn(level).map(({ node, boundary }): Feature => {
    const { code, name } = node;
    return {
      type: 'Feature',
      id: code,
      properties: { code, name: name.zh, nameEn: name.en, ...properties(node) },
      geometry: geometryOf(boundary),
    };
  });
  return { type: 'FeatureCollection', features };
}

/** A building on the map names its micro-grid. */
function moved(building: Feature, territory: TerritoryIndex): Feature {
  const node = territory.find(String(building.properties['code']));
  const microGrid = node && territory.ancestor(node.path, 'microGrid');
  return microGrid === undefined ? building : { ...building, properties: { ...building.properties, microGrid: microGrid.code } };
}

function geometryOf({ type, coordinates }: Area): Feature['geometry'] {
  return { type, coordinates: [...coordinates] };
}
