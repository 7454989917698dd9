import { lngLat, type LngLat } from '@finemesh/geo';
import type { MovingDots } from '../dots/MovingDots.ts';
import type { MapEngine, ScreenPoint } from '../engine/MapEngine.ts';
import type { PlaceHit } from '../territory/TerritoryIndex.ts';
import { Signal } from './Signal.ts';

/** How far from a mark a finger may land, CSS pixels: with the mark itself about a 24 px target (WCAG 2.5.8). */
const reachPixels = 8;

/** Turns clicks on the canvas into clicks on what lies there: a case, a cluster, a dot, a building, the ground. */
export class MapClicks {
  readonly onCase = new Signal<[id: string, stack: readonly string[]]>();
  readonly onDot = new Signal<[slot: number]>();
  readonly onBuilding = new Signal<[code: string, point: LngLat]>();
  readonly onMap = new Signal<[point: LngLat, hit: PlaceHit]>();

  readonly #engine: MapEngine;
  readonly #dots: MovingDots;
  readonly #locate: (point: LngLat) => PlaceHit;

  constructor(engine: MapEngine, dots: MovingDots, locate: (point: LngLat) => PlaceHit) {
    this.#engine = engine;
    this.#dots = dots;
    this.#locate = locate;
    engine.on('click', ({ screen, at: [lng, lat] }) => this.#handleClick(screen, lngLat(lng, lat)));
    engine.on('pointermove', ({ screen }) => this.#showCursor(screen));
  }

  clear(): void {
    for (const signal of [this.onCase, this.onDot, this.onBuilding, this.onMap]) signal.clear();
  }

  #handleClick(screen: ScreenPoint, point: LngLat): void {
    const stack = this.#casesAt(screen);
    const [top] = stack;
    if (top !== undefined) return this.onCase.emit(top, stack);
    if (this.#openCluster(screen, point)) return;
    const slot = this.onDot.isHeard ? this.#dots.pick(point) : null;
    if (slot !== null) return this.onDot.emit(slot);
    const hit = this.#locate(point);
    if (hit.building !== null) this.onBuilding.emit(hit.building, point);
    this.onMap.emit(point, hit);
  }

  #casesAt(screen: ScreenPoint): string[] {
    const drawn = this.#engine.drawnIn(around(screen), ['case-mark']);
    return [...new Set(drawn.map(({ properties }) => String(properties?.['id'])))];
  }

  #openCluster(screen: ScreenPoint, point: LngLat): boolean {
    const [cluster] = this.#engine.drawnIn([screen, screen], ['case-cluster']);
    const clusterId: unknown = cluster?.properties?.['cluster_id'];
    if (typeof clusterId !== 'number') return false;
    const middle = cluster?.geometry.type === 'Point' ? cluster.geometry.coordinates : point;
    void this.#engine
      .clusterExpansionZoom('cases', clusterId)
      .then((zoom) => this.#engine.glideTo([middle[0] ?? point[0], middle[1] ?? point[1]], zoom + 0.2))
      // The cases changed between the click and the answer: the cluster is gone, and so is the wish.
      .catch(() => undefined);
    return true;
  }

  #showCursor(screen: ScreenPoint): void {
    const isOverCase = this.#engine.drawnIn(around(screen), ['case-mark', 'case-cluster']).length > 0;
    const isOverBuilding =
      this.onBuilding.isHeard && this.#engine.drawnIn([screen, screen], ['building']).length > 0;
    this.#engine.canvas.style.cursor = isOverCase || isOverBuilding ? 'pointer' : '';
  }
}

function around([x, y]: ScreenPoint): readonly [ScreenPoint, ScreenPoint] {
  return [
    [x - reachPixels, y - reachPixels],
    [x + reachPixels, y + reachPixels],
  ];
}
