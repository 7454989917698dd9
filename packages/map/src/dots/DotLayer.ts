import type { CellsFrame, PositionFrame } from '@finemesh/contract';
import { mercatorX, mercatorY, type LngLat } from '@finemesh/geo';
import type { Feature } from 'geojson';
import { Signal, type Stop } from '../interaction/Signal.ts';
import type { Drawings, LayerStage, MapLayer, MapPointer } from '../layers/MapLayer.ts';
import type { MapLook } from '../style/Look.ts';
import { paletteOf } from '../style/paletteOf.ts';
import { featureCollection } from '../territory/featureCollection.ts';
import { cellDrawings } from './cellDrawings.ts';
import { DotPainter } from './DotPainter.ts';
import { DotStore } from './DotStore.ts';

/** How many CSS pixels wide the Mercator unit square is at zoom 0, in both engines. */
const worldPixelsAtZoom0 = 512;

/**
 * People who share their position, as gliding dots, or as counts per cell. Nothing about them is kept but where they are now.
 * The container carries `data-dot-count`.
 */
export class DotLayer implements MapLayer {
  readonly id = 'dots';
  readonly sources = { cells: {} };
  readonly #store = new DotStore();
  readonly #painter = new DotPainter({
    store: this.#store,
    progress: () => this.#progress,
    zoom: () => this.#stage?.zoom() ?? 0,
  });
  readonly #clicked = new Signal<[slot: number]>();
  #cells: CellsFrame | null = null;
  #stage: LayerStage | null = null;

  /** How many dots are shown; 0 while cells are. */
  get count(): number {
    return this.#store.count;
  }

  /** Whether a glide is under way. */
  get isMoving(): boolean {
    return this.#store.count > 0 && this.#progress < 1;
  }

  drawings({ theme, textScale }: MapLook): Drawings {
    return { people: [...cellDrawings(paletteOf(theme), textScale), { id: 'glide', type: 'painter', painter: this.#painter }] };
  }

  mount(stage: LayerStage): void {
    this.#stage = stage;
    this.lookChanged(stage.look);
    this.#show();
  }

  unmount(): void {
    this.#stage = null;
  }

  lookChanged({ theme }: MapLook): void {
    this.#painter.setPalette(paletteOf(theme));
  }

  /**
   * Shows one decoded frame of the contract. Dots glide from where they are seen now to their new place within a second; with
   * `prefers-reduced-motion` they jump. A full frame, and any frame of cells, forgets what was shown before.
   */
  apply(frame: PositionFrame): void {
    if (frame.kind === 'cells') this.#store.clear();
    else this.#store.apply(frame, performance.now());
    this.#cells = frame.kind === 'cells' ? frame : null;
    this.#show();
  }

  /** Removes every dot and cell, for a new subscription or a lost connection. */
  clear(): void {
    this.#store.clear();
    this.#cells = null;
    this.#show();
  }

  /**
   * The slot of the dot nearest to a point, or null when none lies within reach, or the layer is on no map.
   *
   * @param withinPixels CSS pixels at the present zoom; 12 by default
   */
  pick([lng, lat]: LngLat, withinPixels = 12): number | null {
    if (!this.#stage) return null;
    const reach = withinPixels / (worldPixelsAtZoom0 * 2 ** this.#stage.zoom());
    return this.#store.nearest(mercatorX(lng), mercatorY(lat), reach, this.#progress);
  }

  /** A dot was clicked and no case lay on it. */
  onClick(listener: (slot: number) => void): Stop {
    return this.#clicked.listen(listener);
  }

  click({ point }: MapPointer): boolean {
    const slot = this.#clicked.hasListeners ? this.pick(point) : null;
    if (slot === null) return false;
    this.#clicked.emit(slot);
    return true;
  }

  #show(): void {
    this.#stage?.setData('cells', featureCollection(this.#cells ? cellFeatures(this.#cells) : []));
    this.#stage?.mark('dotCount', String(this.#store.count));
    this.#stage?.requestFrame();
  }

  /** How far the glide is drawn, 0 to 1. */
  get #progress(): number {
    return this.#stage?.prefersStillness ? 1 : this.#store.progress(performance.now());
  }
}

function cellFeatures({ lng, lat, count }: CellsFrame): Feature[] {
  return Array.from(count, (people, i) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lng[i] ?? 0, lat[i] ?? 0] },
    properties: { count: people },
  }));
}
