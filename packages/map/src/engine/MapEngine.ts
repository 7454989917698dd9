import type { Bounds, LngLat } from '@finemesh/geo';
import type { Feature, FeatureCollection } from 'geojson';
import type { MapEngineName, MapPadding, StopListening } from '../DistrictMap.ts';
import type { MapError } from '../MapError.ts';
import type { StyleLayer, StyleValue } from '../style/StyleLayer.ts';

/** CSS pixels from the container's top left corner. */
export type ScreenPoint = readonly [x: number, y: number];

/** The built-in style before it is handed to an engine. */
export interface EngineStyle {
  readonly layers: readonly StyleLayer[];
  /** GeoJSON by source id. */
  readonly data: Readonly<Record<string, FeatureCollection>>;
  /** Extra options of a source by its id. */
  readonly sourceOptions: Readonly<Record<string, object>>;
}

/** What both engines are opened with. */
export interface EngineOptions {
  readonly container: HTMLElement;
  readonly style: EngineStyle;
  readonly bounds: Bounds;
  /** How far the view may be moved. */
  readonly maxBounds: Bounds;
  readonly interactive: boolean;
  readonly attribution: string | undefined;
  /** Where faults are told from the first moment on. */
  readonly onError: (error: MapError) => void;
}

/**
 * Draws in the map's own WebGL2 context, between two layers.
 *
 * `start` is called again with fresh resources after the context was lost and came back.
 */
export interface GlPainter {
  start(gl: WebGL2RenderingContext): void;
  /** @param matrix column-major 4 × 4, from the Mercator unit square to clip space, double precision */
  draw(gl: WebGL2RenderingContext, matrix: ArrayLike<number>): void;
  stop(gl: WebGL2RenderingContext): void;
}

/** A pin made of a DOM element, standing on a place and draggable. */
export interface EnginePin {
  at(): LngLat;
  moveTo(point: LngLat): void;
  onDragEnd(listener: () => void): void;
  remove(): void;
}

/** Moments that an engine reports. */
export interface EngineEvents {
  click: { readonly screen: ScreenPoint; readonly at: LngLat };
  pointermove: { readonly screen: ScreenPoint };
  moveend: undefined;
  render: undefined;
  idle: undefined;
  /** The WebGL context was lost and is back; what was set in between has to be set again. */
  contextrestored: undefined;
}

/** The few verbs of MapLibre GL JS and Mapbox GL JS that the map is built on; both adapters fill them. */
export interface MapEngine {
  readonly name: MapEngineName;
  readonly canvas: HTMLCanvasElement;

  on<Name extends keyof EngineEvents>(event: Name, listener: (event: EngineEvents[Name]) => void): StopListening;

  layerIds(): string[];
  setProperty(layer: string, group: 'paint' | 'layout', property: string, value: StyleValue | undefined): void;
  setData(source: string, data: FeatureCollection): void;
  /** Puts a painter below a layer, or replaces the one of that id. */
  setPainter(id: string, painter: GlPainter, below: string): void;
  /** What is drawn in a box of CSS pixels, topmost first. */
  drawnIn(box: readonly [ScreenPoint, ScreenPoint], layers: readonly string[]): Feature[];
  /** The zoom at which a cluster falls apart. */
  clusterExpansionZoom(source: string, clusterId: number): Promise<number>;
  /** Whether everything in view is loaded and drawn. */
  isComplete(): boolean;

  zoom(): number;
  bounds(): Bounds;
  project(point: LngLat): ScreenPoint;
  glideTo(point: LngLat, zoom: number | undefined): void;
  fit(bounds: Bounds, options: { animate: boolean; maxZoom: number | undefined }): void;
  setPadding(padding: MapPadding): void;

  createPin(element: HTMLElement, at: LngLat): EnginePin;
  requestFrame(): void;
  resize(): void;
  remove(): void;
}
