import { lngLat, movedBy, type LngLat } from '@finemesh/geo';
import type { EnginePin } from '../engine/MapEngine.ts';
import { Signal, type Stop } from '../interaction/Signal.ts';
import type { LayerStage, MapLayer } from '../layers/MapLayer.ts';
import { mapWords } from '../map-words.ts';
import type { MapLook } from '../style/Look.ts';
import { paletteOf } from '../style/paletteOf.ts';
import { createPinElement } from './createPinElement.ts';

/** What one press of an arrow key moves the pin by; with Shift ten times that. */
const stepMeters = 2;

const arrowSteps: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** A pin as it stands on a map. */
interface StandingPin {
  readonly pin: EnginePin;
  readonly element: HTMLElement;
}

/** The pin with which a person says "here": draggable, and movable with the arrow keys when it has the focus. */
export class PinLayer implements MapLayer {
  readonly id = 'pin';
  readonly #moved = new Signal<[point: LngLat]>();
  #point: LngLat | null = null;
  #standing: StandingPin | null = null;
  #stage: LayerStage | null = null;

  mount(stage: LayerStage): void {
    this.#stage = stage;
    this.#show();
  }

  unmount(): void {
    this.#stage = null;
    this.#standing = null;
  }

  lookChanged(look: MapLook): void {
    const { label, color } = labelAndColor(look);
    this.#standing?.element.setAttribute('aria-label', label);
    this.#standing?.element.style.setProperty('color', color);
  }

  /** Puts down, moves or (null) takes away the pin. */
  set(point: LngLat | null): void {
    this.#point = point;
    this.#show();
  }

  /** Moves the pin over the ground as if it had been dragged, for buttons that stand in for dragging; nothing without a pin. */
  nudge(eastMeters: number, northMeters: number): void {
    if (!this.#point) return;
    const [lng, lat] = movedBy(this.#point, eastMeters, northMeters);
    this.#moveTo(lngLat(lng, lat));
  }

  /** The pin was dragged or nudged to another place; not called for {@link set}. */
  onMove(listener: (point: LngLat) => void): Stop {
    return this.#moved.listen(listener);
  }

  #show(): void {
    if (this.#point && this.#standing) this.#standing.pin.moveTo(this.#point);
    else if (this.#point && this.#stage) this.#standing = this.#stand(this.#point, this.#stage);
    else if (this.#standing) this.#takeAway(this.#standing);
  }

  #stand(point: LngLat, stage: LayerStage): StandingPin {
    const { label, color } = labelAndColor(stage.look);
    const element = createPinElement(label, color);
    element.addEventListener('keydown', (event) => this.#handleKey(event));
    const pin = stage.createPin(element, point);
    // Both engines overwrite the label and the role when they adopt the element.
    element.setAttribute('aria-label', label);
    element.setAttribute('role', 'button');
    pin.onDragEnd(() => {
      const [lng, lat] = pin.at();
      this.#moveTo(lngLat(lng, lat));
    });
    return { pin, element };
  }

  #takeAway({ pin }: StandingPin): void {
    pin.remove();
    this.#standing = null;
  }

  #moveTo(point: LngLat): void {
    this.set(point);
    this.#moved.emit(point);
  }

  #handleKey(event: KeyboardEvent): void {
    const step = arrowSteps[event.key];
    if (!step) return;
    // Else the map underneath would pan as well.
    event.preventDefault();
    event.stopPropagation();
    const meters = stepMeters * (event.shiftKey ? 10 : 1);
    this.nudge(step[0] * meters, step[1] * meters);
  }
}

function labelAndColor({ language, theme }: MapLook): { label: string; color: string } {
  return { label: mapWords[language].pickedPlace, color: paletteOf(theme).cases.fresh };
}
