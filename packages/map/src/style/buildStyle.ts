import { labelPoint } from '@finemesh/geo';
import type { FeatureCollection } from 'geojson';
import type { MapLanguage, MapTheme } from '../DistrictMap.ts';
import { featureCollection } from '../territory/featureCollection.ts';
import type { TerritoryGeoJson } from '../territory/TerritoryGeoJson.ts';
import { caseLayers } from './caseLayers.ts';
import { cellLayers } from './cellLayers.ts';
import { groundLayers } from './groundLayers.ts';
import { labelLayers } from './labelLayers.ts';
import { paletteOf } from './paletteOf.ts';
import type { StyleLayer } from './StyleLayer.ts';
import { territoryLayers } from './territoryLayers.ts';

/** What decides how the map looks, apart from its data. */
export interface Look {
  readonly theme: MapTheme;
  readonly language: MapLanguage;
  /** Factor on every label. */
  readonly textScale: number;
}

/** Below this layer the moving dots are drawn, so that they never cover a case. */
export const firstCaseLayer = 'case-cluster-glow';

/** All layers of the built-in style, bottom to top. The ids are the same in every look. */
export function buildLayers({ theme, language, textScale }: Look): StyleLayer[] {
  const palette = paletteOf(theme);
  return [
    ...groundLayers(palette),
    ...territoryLayers(palette),
    ...labelLayers(palette, language, textScale),
    ...cellLayers(palette, textScale),
    ...caseLayers(palette, textScale),
  ];
}

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
    labels: labelPoints(territory),
  };
}

/** The sources that features of the screen fill, empty at first. */
export const liveSources = ['shades', 'highlight', 'cells', 'cases', 'selected-case'] as const;

/** Options that make engines join dense cases and count tones, so that a cluster can show its worst. */
export const caseClustering = {
  cluster: true,
  clusterRadius: 34,
  // From zoom 18 on, marks on one doorstep overlap instead; a click then hands over the whole stack.
  clusterMaxZoom: 17,
  clusterProperties: {
    urgent: countOf('urgent'),
    fresh: countOf('fresh'),
    open: countOf('open'),
  },
} as const;

function countOf(tone: string): readonly [string, unknown] {
  return ['+', ['case', ['==', ['get', 'tone'], tone], 1, 0]];
}

function labelPoints(territory: TerritoryGeoJson): FeatureCollection {
  const areas = [
    ['water', territory.water],
    ['green', territory.green],
    ['compound', territory.compounds],
    ['grid', territory.grids],
    ['micro-grid', territory.microGrids],
    ['building', territory.buildings],
  ] as const;
  const named = areas.flatMap(([layer, { features }]) =>
    features.map(({ geometry, properties }) => label(layer, [...labelPoint(geometry)], properties)),
  );
  const places = territory.places.features.map(({ geometry, properties }) => label('place', geometry.coordinates, properties));
  return featureCollection([...named, ...places]);
}

function label(
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
