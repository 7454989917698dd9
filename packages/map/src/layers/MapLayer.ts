import type { LngLat } from '@finemesh/geo';
import type { Feature, FeatureCollection } from 'geojson';
import type { EnginePin, GlPainter, ScreenPoint, SourceOptions } from '../engine/MapEngine.ts';
import type { Stop } from '../interaction/Signal.ts';
import type { MapLook } from '../style/Look.ts';
import type { StyleLayer } from '../style/StyleLayer.ts';
import type { LayerSlot } from './slots.ts';

/**
 * One subject on a map: it owns its sources, what is drawn from them, its clicks and gestures, and what moves by itself.
 *
 * The map knows no layer by name. A layer keeps what it was given while it is on no map, so it may be filled before the map
 * opens, and be added to another after that one is gone. The rules stand in SPEC.md.
 */
export interface MapLayer {
  /** Names the layer; a map holds one layer of an id. Ids of sources and drawings need be unique in their layer only. */
  readonly id: string;
  /** The layer's GeoJSON sources by id, empty until `setData` of the stage fills them. */
  readonly sources?: Readonly<Record<string, SourceOptions>>;
  /** What is drawn, by slot, bottom to top. The ids and their order must be the same in every look. */
  drawings?(look: MapLook): Drawings;
  /** The layer is on a map from now on and may use the stage until {@link unmount}. */
  mount?(stage: LayerStage): void;
  /** The layer is on no map any more; what it had on its stage is gone already. */
  unmount?(): void;
  /** The look of the map changed; what {@link drawings} gives was applied already. */
  lookChanged?(look: MapLook): void;
  /** Whether something moves by itself now. Asked after each frame; further frames come while any layer says so. */
  readonly isMoving?: boolean;
  /** Answers a click that no layer above has taken. @returns whether this layer takes it, so that none below gets it. */
  click?(at: MapPointer): boolean;
  /** The CSS cursor for the pointer's place, or null where the layer has nothing to say. */
  cursorAt?(at: MapPointer): string | null;
  /** Offers the start of a drag. @returns what follows it, which holds the ground still meanwhile, or null to let the map pan. */
  press?(at: MapPointer): Gesture | null;
}

/** What a layer draws, by slot, each list bottom to top. */
export type Drawings = Partial<Readonly<Record<LayerSlot, readonly Drawing[]>>>;

/** A layer of the style over one of the layer's own sources, or a painter that draws with WebGL itself. */
export type Drawing = StyleLayer | PainterDrawing;

/** A painter between the layers of the style. It must be the same object in every look. */
export interface PainterDrawing {
  readonly id: string;
  readonly type: 'painter';
  readonly painter: GlPainter;
}

/** A place under the pointer. */
export interface MapPointer {
  /** CSS pixels from the map's top left corner. */
  readonly screen: ScreenPoint;
  readonly point: LngLat;
}

/** What follows a press, until the pointer goes up. */
export interface Gesture {
  move(at: MapPointer): void;
  /** The pointer went up. */
  end(at: MapPointer): void;
  /** The gesture came to nothing: a second finger, or the system took the pointer away. */
  cancel(): void;
}

/** What a map offers a layer that is on it. Verbs after `unmount` do nothing. */
export interface LayerStage {
  readonly look: MapLook;
  /** Whether the person asked for less motion. */
  readonly prefersStillness: boolean;
  /** Replaces the features of one of the layer's own sources. */
  setData(source: string, data: FeatureCollection): void;
  /** What the named drawings of this layer show in a box of CSS pixels, topmost first. */
  drawnIn(box: readonly [ScreenPoint, ScreenPoint], drawings: readonly string[]): Feature[];
  /** The zoom at which a cluster of a source falls apart. @throws when the cluster is gone by then */
  clusterExpansionZoom(source: string, clusterId: number): Promise<number>;
  zoom(): number;
  project(point: LngLat): ScreenPoint;
  /** Glides to a point; jumps with `prefers-reduced-motion`. */
  flyTo(point: LngLat, zoom?: number): void;
  /** Asks for one frame, and for further ones while the layer {@link MapLayer.isMoving}. */
  requestFrame(): void;
  /** The view was moved and stands still. */
  onMoveEnd(listener: () => void): Stop;
  /** Everything in view is loaded and drawn. */
  onIdle(listener: () => void): Stop;
  /** Stands an element on a place, by its lower middle. */
  createPin(element: HTMLElement, at: LngLat): EnginePin;
  /** Writes `data-…` of the map's container, for style sheets and tests; gone with the layer. */
  mark(name: string, value: string): void;
  /** Adds a layer that this one is made of; it goes with this one. */
  add(layer: MapLayer): Stop;
}
