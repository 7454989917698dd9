import { wgs84Point, type Wgs84Point } from '../coordinates/geo-points.ts';
import { metersPerMercatorUnit } from '../coordinates/mercator.ts';
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
  readonly onMove = new Signal<[point: Wgs84Point]>();
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

  set(point: Wgs84Point | null): void {
    if (point && this.#pin) this.#pin.moveTo(point);
    else if (point) this.#place(point);
    else this.#takeAway();
  }

  nudge(eastMeters: number, northMeters: number): void {
    if (!this.#pin) return;
    const [lng, lat] = this.#pin.at();
    // One degree of longitude is 1/360 of a parallel, one of latitude 1/360 of a meridian circle.
    const metersPerDegreeEast = metersPerMercatorUnit(lat) / 360;
    const metersPerDegreeNorth = metersPerMercatorUnit(0) / 360;
    this.#pin.moveTo([lng + eastMeters / metersPerDegreeEast, lat + northMeters / metersPerDegreeNorth]);
    this.#tell();
  }

  restyle(label: string, color: string): void {
    this.#label = label;
    this.#color = color;
    this.#element?.setAttribute('aria-label', label);
    this.#element?.style.setProperty('color', color);
  }

  #place(point: Wgs84Point): void {
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
    this.onMove.emit(wgs84Point(lng, lat));
  }
}
