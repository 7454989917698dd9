import type { Bounds, LngLat } from '@finemesh/geo';
import type { Feature, FeatureCollection } from 'geojson';
import type { Stop } from '../interaction/Signal.ts';
import type { MapError } from '../MapError.ts';
import type { StyleExpression, StyleLayer, StyleValue } from '../style/StyleLayer.ts';

/** Which library draws. */
export type MapEngineName = 'maplibre' | 'mapbox';

/** Space that panels cover, CSS pixels: the map centres what it shows in the rest. */
export interface MapPadding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** CSS pixels from the container's top left corner. */
export type ScreenPoint = readonly [x: number, y: number];

/** How a GeoJSON source is kept, in the words that both engines' style specifications share. */
export interface SourceOptions {
  /** Joins dense points into clusters. */
  readonly cluster?: boolean;
  /** How near points have to be to join, in pixels of a 512 px tile. */
  readonly clusterRadius?: number;
  /** The last zoom at which points join. */
  readonly clusterMaxZoom?: number;
  /** What a cluster says of its points: an operator that sums up, and what is read of each. */
  readonly clusterProperties?: Readonly<Record<string, StyleExpression>>;
}

/** What both engines are opened with. The style is empty at first. */
export interface EngineOptions {
  readonly container: HTMLElement;
  readonly bounds: Bounds;
  /** How far the view may be moved. */
  readonly maxBounds: Bounds;
  readonly interactive: boolean;
  readonly attribution: string | undefined;
  /** Names and colours change at once instead of fading, for people who want less motion. */
  readonly prefersStillness: boolean;
  /** Receives faults from the first moment on. */
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
  click: { readonly screen: ScreenPoint; readonly point: LngLat };
  pointermove: { readonly screen: ScreenPoint; readonly point: LngLat };
  moveend: undefined;
  render: undefined;
  idle: undefined;
  /** The WebGL context was lost and is back; what was set in between has to be set again. */
  contextrestored: undefined;
}

/**
 * The few verbs of MapLibre GL JS and Mapbox GL JS that the map is built on; both adapters fill them. Between the loss of the
 * WebGL context and its return the verbs of the style do nothing.
 */
export interface MapEngine {
  readonly name: MapEngineName;
  readonly canvas: HTMLCanvasElement;

  on<Name extends keyof EngineEvents>(event: Name, listener: (event: EngineEvents[Name]) => void): Stop;

  /** Adds an empty GeoJSON source, or does nothing where there is one of that id. */
  addSource(id: string, options: SourceOptions): void;
  /** Takes a source away, which no layer may draw from any more; does nothing where there is none. */
  removeSource(id: string): void;
  setData(source: string, data: FeatureCollection): void;
  /** Draws a layer below another, or on top of all. */
  addLayer(layer: StyleLayer, below: string | undefined): void;
  addPainter(id: string, painter: GlPainter, below: string | undefined): void;
  hasLayer(id: string): boolean;
  /** Takes a layer or painter away; does nothing where there is none of that id. */
  removeLayer(id: string): void;
  setProperty(layer: string, group: 'paint' | 'layout', property: string, value: StyleValue | undefined): void;
  /** What is drawn in a box of CSS pixels, topmost first. */
  drawnIn(box: readonly [ScreenPoint, ScreenPoint], layers: readonly string[]): Feature[];
  /** The zoom at which a cluster falls apart. */
  clusterExpansionZoom(source: string, clusterId: number): Promise<number>;
  /** Whether everything in view is loaded and drawn. */
  isComplete(): boolean;

  zoom(): number;
  bounds(): Bounds;
  project(point: LngLat): ScreenPoint;
  unproject(screen: ScreenPoint): LngLat;
  glideTo(point: LngLat, zoom: number | undefined): void;
  fit(bounds: Bounds, options: { animate: boolean; maxZoom: number | undefined }): void;
  setPadding(padding: MapPadding): void;
  /** Keeps drags of the pointer from moving the view until the answer is called. */
  holdPanning(): Stop;

  createPin(element: HTMLElement, at: LngLat): EnginePin;
  requestFrame(): void;
  resize(): void;
  remove(): void;
}
