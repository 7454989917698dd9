import type { Feature, Point } from 'geojson';
import type { MapCase } from '../DistrictMap.ts';
import type { MapEngine, ScreenPoint } from '../engine/MapEngine.ts';
import { firstCaseLayer } from '../style/buildStyle.ts';
import type { Palette } from '../style/Palette.ts';
import { featureCollection } from '../territory/featureCollection.ts';
import { PulsePainter } from './PulsePainter.ts';

/** A box beyond any screen, CSS pixels. */
const wholeScreen: readonly [ScreenPoint, ScreenPoint] = [
  [-100, -100],
  [20_000, 20_000],
];

/** What the marks need around them. */
interface CaseMarksOptions {
  readonly engine: MapEngine;
  readonly palette: Palette;
  readonly now: () => number;
  readonly prefersStillness: () => boolean;
  /** Rings started to go out. */
  readonly onMotion: () => void;
}

/** Draws cases, lets fresh ones pulse, and keeps one of them ringed. */
export class CaseMarks {
  readonly #options: CaseMarksOptions;
  readonly #pulse: PulsePainter;
  #cases: readonly MapCase[] = [];
  #selected: string | null = null;
  #ringsAreStale = false;

  constructor(options: CaseMarksOptions) {
    this.#options = options;
    const { engine, now, palette } = options;
    // Where marks stand depends on what clusters at this zoom, so rings follow what was really drawn.
    engine.on('moveend', () => {
      this.#ringsAreStale = true;
    });
    engine.on('idle', () => this.#followMarks());
    this.#pulse = new PulsePainter({ now, zoom: () => engine.zoom(), color: palette.cases.fresh, glows: palette.dotsGlow });
    this.mount();
  }

  /** Whether rings are going out. */
  get isMoving(): boolean {
    return this.#pulse.count > 0 && !this.#options.prefersStillness();
  }

  /** Puts all into the engine, anew after a lost context. */
  mount(): void {
    this.#options.engine.setPainter('case-pulse', this.#pulse, firstCaseLayer);
    this.#draw();
  }

  set(cases: readonly MapCase[]): void {
    this.#cases = cases;
    if (!cases.some(({ tone }) => tone === 'fresh')) this.#pulse.setPlaces([]);
    this.#draw();
    this.#options.onMotion();
  }

  select(id: string | null): void {
    this.#selected = id;
    this.#ring();
  }

  setPalette(palette: Palette): void {
    this.#pulse.setColor(palette.cases.fresh, palette.dotsGlow);
  }

  #draw(): void {
    this.#ringsAreStale = true;
    this.#options.engine.setData('cases', featureCollection(this.#cases.map(markOf)));
    this.#ring();
  }

  /** Sends rings out from every mark that is fresh, and from every cluster that hides a fresh one. */
  #followMarks(): void {
    if (!this.#ringsAreStale) return;
    this.#ringsAreStale = false;
    const drawn = this.#options.engine.drawnIn(wholeScreen, ['case-mark', 'case-cluster']).filter(isFresh);
    // Tiles overlap at their edges, where one mark is drawn twice.
    const places = new Map(drawn.map((mark) => [keyOf(mark), placeOf(mark)]));
    this.#pulse.setPlaces([...places.values()]);
    this.#options.onMotion();
  }

  /** A source of its own, because the mark itself may be hidden in a cluster. */
  #ring(): void {
    const selected = this.#cases.filter(({ id }) => id === this.#selected);
    this.#options.engine.setData('selected-case', featureCollection(selected.map(markOf)));
  }
}

function isFresh({ properties }: Feature): boolean {
  return properties?.['tone'] === 'fresh' || Number(properties?.['fresh'] ?? 0) > 0;
}

function keyOf({ properties }: Feature): string {
  return String(properties?.['id'] ?? `cluster ${String(properties?.['cluster_id'])}`);
}

function placeOf({ geometry }: Feature): readonly [lng: number, lat: number] {
  const [lng = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : [];
  return [lng, lat];
}

function markOf({ id, point, tone, label }: MapCase): Feature<Point> {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [point[0], point[1]] },
    properties: { id, tone, ...(label ? { label } : {}) },
  };
}
