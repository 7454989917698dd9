export { createDistrictMap } from './createDistrictMap.ts';
export type { DistrictMap, DistrictMapOptions, MapViewport } from './DistrictMap.ts';
export type { MapEngineName, MapPadding } from './engine/MapEngine.ts';
export type { Stop } from './interaction/Signal.ts';
export { MapError, type MapErrorCode } from './MapError.ts';

export type { EnginePin, GlPainter, ScreenPoint, SourceOptions } from './engine/MapEngine.ts';
export type { Drawing, Drawings, Gesture, LayerStage, MapLayer, MapPointer, PainterDrawing } from './layers/MapLayer.ts';
export { layerSlots, type LayerSlot } from './layers/slots.ts';
export type { MapLook, MapTheme } from './style/Look.ts';
export type { Palette } from './style/Palette.ts';
export { paletteOf } from './style/paletteOf.ts';
export type { StyleExpression, StyleLayer, StyleValue } from './style/StyleLayer.ts';

export { CaseLayer } from './cases/CaseLayer.ts';
export type { CaseTone, MapCase } from './cases/MapCase.ts';
export { DistrictLayer } from './territory/DistrictLayer.ts';
export { DotLayer } from './dots/DotLayer.ts';
export { PinLayer } from './place/PinLayer.ts';
export { PulseLayer } from './pulses/PulseLayer.ts';

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
