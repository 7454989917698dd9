export { gcj02ToWgs84, wgs84ToGcj02 } from './coordinates/gcj02.ts';
export { gcj02Point, wgs84Point, type Gcj02Point, type Wgs84Point } from './coordinates/geo-points.ts';
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
export { territoryBounds, type MapBounds } from './territory/MapBounds.ts';
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
