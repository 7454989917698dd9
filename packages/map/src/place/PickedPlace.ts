import { lngLat, movedBy, type LngLat } from '@finemesh/geo';
import type { EnginePin, MapEngine } from '../engine/MapEngine.ts';
import { Signal } from '../interaction/Signal.ts';
import { createPinElement } from './createPinElement.ts';

/** What one press of an arrow key moves the pin by; with Shift ten times that. */
const stepMeters = 2;

const arrowSteps: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The pin with which a resident says "here": draggable, and movable with the keyboard. */
export class PickedPlace {
  readonly onMove = new Signal<[point: LngLat]>();
  readonly #engine: MapEngine;
  #pin: EnginePin | null = null;
  #element: HTMLElement | null = null;
  #label: string;
  #color: string;

  constructor(engine: MapEngine, label: string, color: string) {
    this.#engine = engine;
    this.#label = label;
    this.#color = color;
  }

  set(point: LngLat | null): void {
    if (point && this.#pin) this.#pin.moveTo(point);
    else if (point) this.#place(point);
    else this.#takeAway();
  }

  nudge(eastMeters: number, northMeters: number): void {
    if (!this.#pin) return;
    this.#pin.moveTo(movedBy(this.#pin.at(), eastMeters, northMeters));
    this.#tell();
  }

  restyle(label: string, color: string): void {
    this.#label = label;
    this.#color = color;
    this.#element?.setAttribute('aria-label', label);
    this.#element?.style.setProperty('color', color);
  }

  #place(point: LngLat): void {
    this.#element = createPinElement(this.#label, this.#color);
    this.#element.addEventListener('keydown', (event) => this.#handleKey(event));
    this.#pin = this.#engine.createPin(this.#element, point);
    // Both engines overwrite the label and the role when they adopt the element.
    this.#element.setAttribute('aria-label', this.#label);
    this.#element.setAttribute('role', 'button');
    this.#pin.onDragEnd(() => this.#tell());
  }

  #takeAway(): void {
    this.#pin?.remove();
    this.#pin = null;
    this.#element = null;
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

  #tell(): void {
    if (!this.#pin) return;
    const [lng, lat] = this.#pin.at();
    this.onMove.emit(lngLat(lng, lat));
  }
}
