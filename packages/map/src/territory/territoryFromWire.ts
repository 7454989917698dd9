import type { TerritoryMap } from '@finemesh/contract';
import type { TerritoryGeoJson } from './TerritoryGeoJson.ts';

type LayerName = keyof TerritoryGeoJson;

const areas = ['Polygon', 'MultiPolygon'];

/** The shapes each layer is drawn from. */
const shapesOf: Readonly<Record<LayerName, readonly string[]>> = {
  land: areas,
  water: areas,
  green: areas,
  streets: ['LineString', 'MultiLineString'],
  compounds: areas,
  grids: areas,
  microGrids: areas,
  buildings: areas,
  places: ['Point'],
};

/**
 * Reads the answer of `GET /api/territory/map` as what the map is drawn from.
 *
 * The contract leaves geometry open; here it is narrowed to what each layer can draw.
 *
 * @throws TypeError naming layer, feature and fault when a shape does not fit its layer or a code is missing
 */
export function territoryFromWire(wire: Pick<TerritoryMap, LayerName>): TerritoryGeoJson {
  const names = Object.keys(shapesOf) as LayerName[];
  for (const name of names) wire[name].features.forEach((feature, i) => checkFeature(name, i, feature));
  // Every shape and code was checked above; the names and kinds are optional.
  return Object.fromEntries(names.map((name) => [name, wire[name]])) as unknown as TerritoryGeoJson;
}

function checkFeature(layer: LayerName, index: number, feature: TerritoryMap[LayerName]['features'][number]): void {
  const { type } = feature.geometry;
  if (!shapesOf[layer].includes(type)) {
    throw new TypeError(`territory ${layer}[${index}]: geometry is ${type}, wanted ${shapesOf[layer].join(' or ')}`);
  }
  if (typeof feature.properties['code'] !== 'string') {
    throw new TypeError(`territory ${layer}[${index}]: properties.code is missing`);
  }
}
