import type { Feature, FeatureCollection } from 'geojson';

/**
 * The methods of `Map` that MapLibre GL JS 6 and Mapbox GL JS 3 both have and that are used here,
 * in types loose enough for both. The two class declarations differ in generics only.
 */
export interface SharedMap {
  on(event: string, listener: (event: SharedMapEvent) => void): unknown;
  off(event: string, listener: (event: SharedMapEvent) => void): unknown;
  getCanvas(): HTMLCanvasElement;
  getLayer(id: string): unknown;
  addLayer(layer: never, before?: string): unknown;
  removeLayer(id: string): unknown;
  setPaintProperty(layer: string, name: never, value: unknown): unknown;
  setLayoutProperty(layer: string, name: never, value: unknown): unknown;
  addSource(id: string, source: never): unknown;
  removeSource(id: string): unknown;
  getSource(id: string): unknown;
  queryRenderedFeatures(geometry: never, options: { layers: string[] }): Feature[];
  loaded(): boolean;
  areTilesLoaded(): boolean;
  getZoom(): number;
  getBounds(): SharedBounds | null;
  project(lngLat: [number, number]): { x: number; y: number };
  unproject(point: [number, number]): { lng: number; lat: number };
  easeTo(options: { center: [number, number]; zoom?: number; duration: number }): unknown;
  fitBounds(bounds: [number, number, number, number], options: { animate: boolean; maxZoom?: number }): unknown;
  setPadding(padding: { top: number; right: number; bottom: number; left: number }): unknown;
  readonly dragPan: SharedHandler;
  triggerRepaint(): void;
  resize(): unknown;
  remove(): void;
}

/** One way of moving the view with the pointer. */
interface SharedHandler {
  isEnabled(): boolean;
  enable(): void;
  disable(): void;
}

/** The rectangle both engines answer with. */
interface SharedBounds {
  getWest(): number;
  getSouth(): number;
  getEast(): number;
  getNorth(): number;
}

/** The parts of the engines' events that are read. */
export interface SharedMapEvent {
  point?: { x: number; y: number };
  lngLat?: { lng: number; lat: number };
  error?: Error & { status?: number };
}

/** A GeoJSON source as far as both engines agree. */
export interface SharedGeoJsonSource {
  setData(data: FeatureCollection): unknown;
}

/** The part of both engines' `Marker` that is used. */
export interface SharedMarker {
  setLngLat(at: [number, number]): SharedMarker;
  getLngLat(): { lng: number; lat: number };
  addTo(map: never): SharedMarker;
  on(event: 'dragend', listener: () => void): unknown;
  remove(): unknown;
}
