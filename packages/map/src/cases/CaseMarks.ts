import type { Feature, Point } from 'geojson';
import type { MapCase } from '../DistrictMap.ts';
import type { MapEngine } from '../engine/MapEngine.ts';
import { firstCaseLayer } from '../style/buildStyle.ts';
import type { Palette } from '../style/Palette.ts';
import { featureCollection } from '../territory/featureCollection.ts';
import { PulsePainter } from './PulsePainter.ts';

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

  constructor(options: CaseMarksOptions) {
    this.#options = options;
    const { engine, now, palette } = options;
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
    this.#pulse.setPlaces(cases.filter(({ tone }) => tone === 'fresh').map(({ point }) => point));
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
    this.#options.engine.setData('cases', featureCollection(this.#cases.map(markOf)));
    this.#ring();
  }

  /** A source of its own, because the mark itself may be hidden in a cluster. */
  #ring(): void {
    const selected = this.#cases.filter(({ id }) => id === this.#selected);
    this.#options.engine.setData('selected-case', featureCollection(selected.map(markOf)));
  }
}

function markOf({ id, point, tone, label }: MapCase): Feature<Point> {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [point[0], point[1]] },
    properties: { id, tone, ...(label ? { label } : {}) },
  };
}
