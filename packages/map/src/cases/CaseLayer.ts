import type { LngLat } from '@finemesh/geo';
import type { Feature, Point } from 'geojson';
import type { ScreenPoint, SourceOptions } from '../engine/MapEngine.ts';
import { Signal, type Stop } from '../interaction/Signal.ts';
import type { Drawings, LayerStage, MapLayer, MapPointer } from '../layers/MapLayer.ts';
import { PulseLayer } from '../pulses/PulseLayer.ts';
import type { MapLook } from '../style/Look.ts';
import { paletteOf } from '../style/paletteOf.ts';
import { featureCollection } from '../territory/featureCollection.ts';
import { caseClustering, caseDrawings } from './caseDrawings.ts';
import type { MapCase } from './MapCase.ts';

/** A box beyond any screen, CSS pixels. */
const wholeScreen: readonly [ScreenPoint, ScreenPoint] = [
  [-100, -100],
  [20_000, 20_000],
];

/** How far from a mark a finger may land, CSS pixels: with the mark itself about a 24 px target (WCAG 2.5.8). */
const reachPixels = 8;

/** Cases as marks: dense ones join into a cluster that takes the tone of its worst, fresh ones pulse, one can be ringed. */
export class CaseLayer implements MapLayer {
  readonly id = 'cases';
  readonly sources: Readonly<Record<string, SourceOptions>> = { cases: caseClustering, selected: {} };
  readonly #pulses = new PulseLayer('case-pulses');
  readonly #clicked = new Signal<[id: string, stack: readonly string[]]>();
  #cases: readonly MapCase[] = [];
  #selected: string | null = null;
  #pulsesAreStale = false;
  #stage: LayerStage | null = null;

  drawings({ theme, textScale }: MapLook): Drawings {
    return { cases: caseDrawings(paletteOf(theme), textScale) };
  }

  mount(stage: LayerStage): void {
    this.#stage = stage;
    stage.add(this.#pulses);
    // Where marks stand depends on what clusters at this zoom, so rings follow what was really drawn.
    stage.onMoveEnd(() => {
      this.#pulsesAreStale = true;
    });
    stage.onIdle(() => this.#followMarks());
    this.#draw();
  }

  unmount(): void {
    this.#stage = null;
  }

  /** Replaces all case marks. */
  set(cases: readonly MapCase[]): void {
    this.#cases = cases;
    if (!cases.some(({ tone }) => tone === 'fresh')) this.#pulses.set([]);
    this.#draw();
    this.#stage?.requestFrame();
  }

  /** Rings one case, also while it is inside a cluster; null or an unknown id rings none. */
  select(id: string | null): void {
    this.#selected = id;
    this.#ring();
  }

  /** A case mark was clicked. `stack` holds every case under the pointer, topmost (= `id`) first. */
  onClick(listener: (id: string, stack: readonly string[]) => void): Stop {
    return this.#clicked.listen(listener);
  }

  click({ screen, point }: MapPointer): boolean {
    const drawn = this.#stage?.drawnIn(around(screen), ['mark']) ?? [];
    const stack = [...new Set(drawn.map(({ properties }) => String(properties?.['id'])))];
    const [top] = stack;
    if (top === undefined) return this.#openCluster(screen, point);
    this.#clicked.emit(top, stack);
    return true;
  }

  cursorAt({ screen }: MapPointer): string | null {
    const drawn = this.#stage?.drawnIn(around(screen), ['mark', 'cluster']) ?? [];
    return drawn.length > 0 ? 'pointer' : null;
  }

  #openCluster(screen: ScreenPoint, point: LngLat): boolean {
    const stage = this.#stage;
    const [cluster] = stage?.drawnIn([screen, screen], ['cluster']) ?? [];
    const clusterId: unknown = cluster?.properties?.['cluster_id'];
    if (!stage || !cluster || typeof clusterId !== 'number') return false;
    void stage
      .clusterExpansionZoom('cases', clusterId)
      .then((zoom) => stage.flyTo(placeOf(cluster) ?? point, zoom + 0.2))
      // The cases changed between the click and the answer: the cluster is gone, and so is the wish.
      .catch(() => undefined);
    return true;
  }

  #draw(): void {
    this.#pulsesAreStale = true;
    this.#stage?.setData('cases', featureCollection(this.#cases.map(markOf)));
    this.#ring();
  }

  /** Sends rings out from every mark that is fresh, and from every cluster that hides a fresh one. */
  #followMarks(): void {
    if (!this.#pulsesAreStale || !this.#stage) return;
    this.#pulsesAreStale = false;
    const drawn = this.#stage.drawnIn(wholeScreen, ['mark', 'cluster']).filter(isFresh);
    // Tiles overlap at their edges, where one mark is drawn twice.
    const places = new Map(drawn.map((mark) => [keyOf(mark), placeOf(mark)]));
    this.#pulses.set([...places.values()].filter((place) => place !== null));
  }

  /** A source of its own, because the mark itself may be hidden in a cluster. */
  #ring(): void {
    const selected = this.#cases.filter(({ id }) => id === this.#selected);
    this.#stage?.setData('selected', featureCollection(selected.map(markOf)));
  }
}

function isFresh({ properties }: Feature): boolean {
  return properties?.['tone'] === 'fresh' || Number(properties?.['fresh'] ?? 0) > 0;
}

function keyOf({ properties }: Feature): string {
  return String(properties?.['id'] ?? `cluster ${String(properties?.['cluster_id'])}`);
}

function placeOf({ geometry }: Feature): LngLat | null {
  if (geometry.type !== 'Point') return null;
  const [lng = 0, lat = 0] = geometry.coordinates;
  return [lng, lat];
}

function markOf({ id, point, tone, label }: MapCase): Feature<Point> {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [point[0], point[1]] },
    properties: { id, tone, ...(label ? { label } : {}) },
  };
}

function around([x, y]: ScreenPoint): readonly [ScreenPoint, ScreenPoint] {
  return [
    [x - reachPixels, y - reachPixels],
    [x + reachPixels, y + reachPixels],
  ];
}
