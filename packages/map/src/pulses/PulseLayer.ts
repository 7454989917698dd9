import type { LngLat } from '@finemesh/geo';
import type { Drawings, LayerStage, MapLayer } from '../layers/MapLayer.ts';
import type { MapLook } from '../style/Look.ts';
import { paletteOf } from '../style/paletteOf.ts';
import { PulsePainter } from './PulsePainter.ts';

/** How long one ring takes from the mark to nothing, milliseconds: slow enough not to nag. */
const pulseMs = 2400;
/** Where rings stand still for people who want less motion: plain to see, and clear of the mark. */
const stillTurn = 0.3;

/** Slow rings that go out from places where something has just happened; they stand still for people who want less motion. */
export class PulseLayer implements MapLayer {
  readonly id: string;
  readonly #painter = new PulsePainter({ turn: () => this.#turn, zoom: () => this.#stage?.zoom() ?? 0 });
  readonly #drawings: Drawings = { pulses: [{ id: 'rings', type: 'painter', painter: this.#painter }] };
  #stage: LayerStage | null = null;

  constructor(id = 'pulses') {
    this.id = id;
  }

  get isMoving(): boolean {
    return this.#painter.count > 0 && this.#stage?.prefersStillness === false;
  }

  drawings(): Drawings {
    return this.#drawings;
  }

  mount(stage: LayerStage): void {
    this.#stage = stage;
    this.lookChanged(stage.look);
  }

  unmount(): void {
    this.#stage = null;
  }

  lookChanged({ theme }: MapLook): void {
    const { cases, dotsGlow } = paletteOf(theme);
    this.#painter.setColor(cases.fresh, dotsGlow);
  }

  /** Replaces the places that rings go out from. */
  set(places: readonly LngLat[]): void {
    this.#painter.setPlaces(places);
    this.#stage?.requestFrame();
  }

  get #turn(): number {
    return this.#stage?.prefersStillness ? stillTurn : (performance.now() % pulseMs) / pulseMs;
  }
}
