import type { LngLat } from '@finemesh/geo';
import type { Feature, FeatureCollection } from 'geojson';
import type { EnginePin, MapEngine, ScreenPoint } from '../engine/MapEngine.ts';
import type { Stop } from '../interaction/Signal.ts';
import type { MapLook } from '../style/Look.ts';
import type { StyleLayer } from '../style/StyleLayer.ts';
import type { Drawing, LayerStage, MapLayer } from './MapLayer.ts';
import { layerSlots } from './slots.ts';

/** What every layer of a map shares. */
export interface LayerSurroundings {
  readonly engine: MapEngine;
  /** The look as it is now. */
  readonly look: () => MapLook;
  readonly prefersStillness: () => boolean;
  /** One frame is due, and more where a layer moves. */
  readonly requestFrame: () => void;
  /** Writes or (null) takes away `data-…` of the container. */
  readonly mark: (name: string, value: string | null) => void;
  /** Adds a further layer to the map. */
  readonly add: (layer: MapLayer) => Stop;
}

/** A drawing under its name in the engine. */
export interface NamedDrawing {
  readonly id: string;
  /** Its place in {@link layerSlots}. */
  readonly slot: number;
  readonly drawing: Drawing;
}

/** One layer on one map: its names in the engine, what it has put there, and the stage that it acts on. */
export class MountedLayer implements LayerStage {
  readonly layer: MapLayer;
  readonly #around: LayerSurroundings;
  /** What each source holds, since engines forget it with a lost context. */
  readonly #data = new Map<string, FeatureCollection>();
  readonly #marks = new Set<string>();
  readonly #stops: Stop[] = [];
  #isOn = true;

  constructor(layer: MapLayer, around: LayerSurroundings) {
    this.layer = layer;
    this.#around = around;
  }

  get look(): MapLook {
    return this.#around.look();
  }

  get prefersStillness(): boolean {
    return this.#around.prefersStillness();
  }

  /** What the layer draws in a look, bottom to top, under names that no other layer has. */
  drawings(look: MapLook): NamedDrawing[] {
    const bySlot = this.layer.drawings?.(look) ?? {};
    return layerSlots.flatMap((slot, rank) =>
      (bySlot[slot] ?? []).map((drawing) => ({ id: this.#named(drawing.id), slot: rank, drawing: this.#renamed(drawing) })),
    );
  }

  /** Only the drawings that the style describes. */
  styleLayers(look: MapLook): StyleLayer[] {
    return this.drawings(look).flatMap(({ drawing }) => (drawing.type === 'painter' ? [] : [drawing]));
  }

  /** Makes the engine hold the layer's sources as they are now. */
  putSources(): void {
    for (const [id, options] of Object.entries(this.layer.sources ?? {})) {
      this.#around.engine.addSource(this.#named(id), options);
      const data = this.#data.get(id);
      if (data) this.#around.engine.setData(this.#named(id), data);
    }
  }

  /** Ends everything that the layer began on the stage; its drawings must be gone from the engine. */
  leave(): void {
    this.#isOn = false;
    for (const stop of this.#stops.splice(0).reverse()) stop();
    for (const name of this.#marks) this.#around.mark(name, null);
    for (const id of Object.keys(this.layer.sources ?? {})) this.#around.engine.removeSource(this.#named(id));
    this.layer.unmount?.();
  }

  setData(source: string, data: FeatureCollection): void {
    if (!this.#isOn) return;
    this.#data.set(source, data);
    this.#around.engine.setData(this.#named(source), data);
  }

  drawnIn(box: readonly [ScreenPoint, ScreenPoint], drawings: readonly string[]): Feature[] {
    return this.#isOn ? this.#around.engine.drawnIn(box, drawings.map((id) => this.#named(id))) : [];
  }

  clusterExpansionZoom(source: string, clusterId: number): Promise<number> {
    return this.#around.engine.clusterExpansionZoom(this.#named(source), clusterId);
  }

  zoom(): number {
    return this.#around.engine.zoom();
  }

  project(point: LngLat): ScreenPoint {
    return this.#around.engine.project(point);
  }

  flyTo(point: LngLat, zoom?: number): void {
    if (this.#isOn) this.#around.engine.glideTo(point, zoom);
  }

  requestFrame(): void {
    if (this.#isOn) this.#around.requestFrame();
  }

  onMoveEnd(listener: () => void): Stop {
    return this.#keep(this.#around.engine.on('moveend', listener));
  }

  onIdle(listener: () => void): Stop {
    return this.#keep(this.#around.engine.on('idle', listener));
  }

  createPin(element: HTMLElement, at: LngLat): EnginePin {
    const pin = this.#around.engine.createPin(element, at);
    this.#keep(() => pin.remove());
    return pin;
  }

  mark(name: string, value: string): void {
    if (!this.#isOn) return;
    this.#marks.add(name);
    this.#around.mark(name, value);
  }

  add(layer: MapLayer): Stop {
    return this.#isOn ? this.#keep(this.#around.add(layer)) : () => undefined;
  }

  #keep(stop: Stop): Stop {
    if (this.#isOn) this.#stops.push(stop);
    else stop();
    return stop;
  }

  #named(id: string): string {
    return `${this.layer.id}/${id}`;
  }

  #renamed(drawing: Drawing): Drawing {
    if (drawing.type === 'painter' || drawing.source === undefined) return { ...drawing, id: this.#named(drawing.id) };
    return { ...drawing, id: this.#named(drawing.id), source: this.#named(drawing.source) };
  }
}
