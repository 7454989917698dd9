import type { CellsFrame, DotsFrame, PositionFrame } from '@finemesh/contract';
import { mercatorX, mercatorY, type LngLat } from '@finemesh/geo';
import type { Feature } from 'geojson';
import type { MapEngine } from '../engine/MapEngine.ts';
import { firstCaseLayer } from '../style/buildStyle.ts';
import type { Palette } from '../style/Palette.ts';
import { featureCollection } from '../territory/featureCollection.ts';
import { DotPainter } from './DotPainter.ts';
import { DotStore } from './DotStore.ts';
import type { MovingDots } from './MovingDots.ts';

/** What the dot layer needs around it. */
interface DotLayerOptions {
  readonly engine: MapEngine;
  readonly palette: Palette;
  readonly now: () => number;
  readonly prefersStillness: () => boolean;
  /** Something started to move. */
  readonly onMotion: () => void;
  readonly onCount: (count: number) => void;
}

/** How many CSS pixels wide the Mercator unit square is at zoom 0, in both engines. */
const worldPixelsAtZoom0 = 512;

/** Shows moving people as gliding dots, or as counts per cell, on either engine. */
export class DotLayer implements MovingDots {
  readonly #options: DotLayerOptions;
  readonly #store = new DotStore();
  readonly #painter: DotPainter;
  #cells: CellsFrame | null = null;

  constructor(options: DotLayerOptions) {
    this.#options = options;
    this.#painter = new DotPainter({
      store: this.#store,
      palette: options.palette,
      now: options.now,
      progress: (nowMs) => this.#progress(nowMs),
      zoom: () => options.engine.zoom(),
    });
    this.mount();
  }

  get count(): number {
    return this.#store.count;
  }

  /** Whether a glide is under way. */
  get isMoving(): boolean {
    return this.#store.count > 0 && this.#progress(this.#options.now()) < 1;
  }

  /** Puts all into the engine, anew after a lost context. */
  mount(): void {
    this.#options.engine.setPainter('moving-dots', this.#painter, firstCaseLayer);
    this.#drawCells();
  }

  apply(frame: PositionFrame): void {
    if (frame.kind === 'cells') this.#showCells(frame);
    else this.#showDots(frame);
    this.#options.onCount(this.#store.count);
    this.#options.onMotion();
  }

  clear(): void {
    this.#store.clear();
    this.#hideCells();
    this.#options.onCount(0);
    this.#options.onMotion();
  }

  pick([lng, lat]: LngLat, withinPixels = 12): number | null {
    const reach = withinPixels / (worldPixelsAtZoom0 * 2 ** this.#options.engine.zoom());
    return this.#store.nearest(mercatorX(lng), mercatorY(lat), reach, this.#progress(this.#options.now()));
  }

  setPalette(palette: Palette): void {
    this.#painter.setPalette(palette);
  }

  #showDots(frame: DotsFrame): void {
    this.#hideCells();
    this.#store.apply(frame, this.#options.now());
  }

  #showCells(frame: CellsFrame): void {
    this.#store.clear();
    this.#cells = frame;
    this.#drawCells();
  }

  #hideCells(): void {
    if (!this.#cells) return;
    this.#cells = null;
    this.#drawCells();
  }

  #drawCells(): void {
    this.#options.engine.setData('cells', featureCollection(this.#cells ? cellFeatures(this.#cells) : []));
  }

  #progress(nowMs: number): number {
    return this.#options.prefersStillness() ? 1 : this.#store.progress(nowMs);
  }
}

function cellFeatures({ lng, lat, count }: CellsFrame): Feature[] {
  return Array.from(count, (people, i) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lng[i] ?? 0, lat[i] ?? 0] },
    properties: { count: people },
  }));
}
