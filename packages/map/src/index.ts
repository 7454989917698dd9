export { createDistrictMap } from './createDistrictMap.ts';
export type {
  CaseTone,
  DistrictMap,
  DistrictMapOptions,
  MapCase,
  MapEngineName,
  MapLanguage,
  MapPadding,
  MapTheme,
  MapViewport,
  StopListening,
} from './DistrictMap.ts';
export type { MovingDots } from './dots/MovingDots.ts';
export { MapError, type MapErrorCode } from './MapError.ts';
export { territoryBounds } from './territory/territoryBounds.ts';
export { territoryFromWire } from './territory/territoryFromWire.ts';
export type {
  BuildingProperties,
  GridProperties,
  MicroGridProperties,
  StreetKind,
  StreetProperties,
  TerritoryGeoJson,
  TerritoryProperties,
} from './territory/TerritoryGeoJson.ts';
export { TerritoryIndex, type PlaceHit } from './territory/TerritoryIndex.ts';
export { useDistrictMap, type DistrictMapState, type UseDistrictMapOptions } from './vue/useDistrictMap.ts';
