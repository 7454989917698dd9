import type { MapEngine } from '../engine/MapEngine.ts';
import type { Stop } from '../interaction/Signal.ts';
import type { Gesture, MapLayer, MapPointer } from './MapLayer.ts';

/** What the pointer is doing: nothing that a layer asked for, or a gesture of one layer. */
type PointerState =
  | { readonly kind: 'free' }
  | { readonly kind: 'dragging'; readonly pointerId: number; readonly gesture: Gesture; readonly stop: Stop };

const free: PointerState = { kind: 'free' };

/** Hands clicks, the cursor and drags to the topmost layer that takes them. */
export class PointerRouter {
  readonly #engine: MapEngine;
  readonly #layersFromTop: () => readonly MapLayer[];
  readonly #stops: readonly Stop[];
  #state: PointerState = free;

  constructor(engine: MapEngine, layersFromTop: () => readonly MapLayer[]) {
    this.#engine = engine;
    this.#layersFromTop = layersFromTop;
    const { canvas } = engine;
    const press = (event: PointerEvent): void => this.#press(event);
    canvas.addEventListener('pointerdown', press);
    this.#stops = [
      engine.on('click', (at) => this.#click(at)),
      engine.on('pointermove', (at) => this.#showCursor(at)),
      () => canvas.removeEventListener('pointerdown', press),
    ];
  }

  /** Ends a gesture that is under way and follows the pointer no further. */
  stop(): void {
    this.#cancel();
    for (const stop of this.#stops) stop();
  }

  #click(at: MapPointer): void {
    this.#layersFromTop().some((layer) => layer.click?.(at) === true);
  }

  #showCursor(at: MapPointer): void {
    if (this.#state.kind === 'dragging') return;
    let cursor: string | null = null;
    for (const layer of this.#layersFromTop()) cursor ??= layer.cursorAt?.(at) ?? null;
    this.#engine.canvas.style.cursor = cursor ?? '';
  }

  #press(event: PointerEvent): void {
    // A second finger means to zoom: whatever was being drawn or dragged ends without a result.
    if (this.#state.kind === 'dragging') return this.#cancel();
    if (!event.isPrimary || event.button !== 0) return;
    const at = this.#placeOf(event);
    for (const layer of this.#layersFromTop()) {
      const gesture = layer.press?.(at) ?? null;
      if (gesture) return this.#follow(event.pointerId, gesture);
    }
  }

  /** The pointer is followed beyond the canvas as well, so that a gesture cannot be left hanging at its edge. */
  #follow(pointerId: number, gesture: Gesture): void {
    const release = this.#engine.holdPanning();
    const ofThisPointer = (act: (event: PointerEvent) => void) => (event: PointerEvent): void => {
      if (event.pointerId === pointerId) act(event);
    };
    const move = ofThisPointer((event) => gesture.move(this.#placeOf(event)));
    const up = ofThisPointer((event) => {
      this.#end();
      gesture.end(this.#placeOf(event));
    });
    const cancel = ofThisPointer(() => this.#cancel());
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', cancel);
    const stop = (): void => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', cancel);
      release();
    };
    this.#state = { kind: 'dragging', pointerId, gesture, stop };
  }

  #cancel(): void {
    if (this.#state.kind === 'free') return;
    const { gesture } = this.#state;
    this.#end();
    gesture.cancel();
  }

  #end(): void {
    if (this.#state.kind === 'dragging') this.#state.stop();
    this.#state = free;
  }

  #placeOf({ clientX, clientY }: PointerEvent): MapPointer {
    const { left, top } = this.#engine.canvas.getBoundingClientRect();
    const screen = [clientX - left, clientY - top] as const;
    return { screen, point: this.#engine.unproject(screen) };
  }
}
