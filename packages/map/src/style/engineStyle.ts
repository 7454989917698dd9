import type { EngineStyle } from '../engine/MapEngine.ts';
import { featureCollection } from '../territory/featureCollection.ts';
import type { TerritoryGeoJson } from '../territory/TerritoryGeoJson.ts';
import { buildLayers, caseClustering, liveSources, territoryData, type Look } from './buildStyle.ts';

/** The whole built-in style of a territory, as either engine is opened with it. */
export function engineStyle(territory: TerritoryGeoJson, look: Look): EngineStyle {
  const empty = liveSources.map((id) => [id, featureCollection()] as const);
  return {
    layers: buildLayers(look),
    data: { ...territoryData(territory), ...Object.fromEntries(empty) },
    sourceOptions: { cases: caseClustering, buildings: { tolerance: 0.1 }, land: { tolerance: 0.2 } },
  };
}
