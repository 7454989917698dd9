import { labelPoint } from '@finemesh/geo';
import type { FeatureCollection } from 'geojson';
import { featureCollection } from './featureCollection.ts';
import type { TerritoryGeoJson } from './TerritoryGeoJson.ts';

/** The data of the sources that come from the territory, by source id. */
export function territoryData(territory: TerritoryGeoJson): Readonly<Record<string, FeatureCollection>> {
  return {
    land: territory.land,
    water: territory.water,
    green: territory.green,
    streets: territory.streets,
    compounds: territory.compounds,
    grids: territory.grids,
    'micro-grids': territory.microGrids,
    buildings: territory.buildings,
    names: namePoints(territory),
  };
}

/** A territory without anything in it: all water. */
export function emptyTerritory(): TerritoryGeoJson {
  const none = { type: 'FeatureCollection' as const, features: [] };
  return {
    land: none,
    water: none,
    green: none,
    streets: none,
    compounds: none,
    grids: none,
    microGrids: none,
    buildings: none,
    places: none,
  };
}

/**
 * One point for each name. Engines would write a name in every tile that its area touches, so a large grid would be named
 * four times.
 */
function namePoints(territory: TerritoryGeoJson): FeatureCollection {
  const areas = [
    ['water', territory.water],
    ['green', territory.green],
    ['compound', territory.compounds],
    ['grid', territory.grids],
    ['micro-grid', territory.microGrids],
    ['building', territory.buildings],
  ] as const;
  const named = areas.flatMap(([layer, { features }]) =>
    features.map(({ geometry, properties }) => name(layer, [...labelPoint(geometry)], properties)),
  );
  const places = territory.places.features.map(({ geometry, properties }) =>
    // A market has more stalls than fit: they are named from near alone.
    name(properties.kind === 'stall' ? 'stall' : 'place', geometry.coordinates, properties),
  );
  return featureCollection([...named, ...places]);
}

function name(
  layer: string,
  coordinates: number[],
  { code, name, nameEn }: { code: string; name: string; nameEn?: string | null | undefined },
): FeatureCollection['features'][number] {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates },
    properties: { layer, code, name, ...(nameEn ? { nameEn } : {}) },
  };
}
