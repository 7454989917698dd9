import type { Bounds, LngLat } from '@finemesh/geo';
import type { DistrictMap, MapViewport } from './DistrictMap.ts';
import type { MapEngineName, MapPadding } from './engine/MapEngine.ts';
import type { MapEngine } from './engine/MapEngine.ts';
import { AnimationBeat } from './interaction/AnimationBeat.ts';
import { Signal, type Stop } from './interaction/Signal.ts';
import { viewportOf, watchViewport } from './interaction/watchViewport.ts';
import { LayerStack } from './layers/LayerStack.ts';
import type { MapLayer } from './layers/MapLayer.ts';
import { PointerRouter } from './layers/PointerRouter.ts';
import { mapWords } from './map-words.ts';
import type { MapError } from './MapError.ts';
import type { MapLook } from './style/Look.ts';

/** What an opened map is put together from. */
interface OpenedMapParts {
  readonly engine: MapEngine;
  readonly container: HTMLElement;
  /** Whether the person wants less motion, now and later. */
  readonly stillness: Pick<MediaQueryList, 'matches'>;
  readonly look: MapLook;
  readonly padding: MapPadding;
}

/** Binds the layers to whichever engine was opened, for as long as the map lives. */
export class OpenedMap implements DistrictMap {
  readonly engine: MapEngineName;
  readonly #engine: MapEngine;
  readonly #container: HTMLElement;
  readonly #layers: LayerStack;
  readonly #pointer: PointerRouter;
  readonly #beat: AnimationBeat;
  readonly #viewportChanged = new Signal<[MapViewport]>();
  readonly #failed = new Signal<[MapError]>();
  readonly #stopWatching: Stop;
  #padding: MapPadding;
  #pendingError: MapError | null = null;
  #isDestroyed = false;

  constructor({ engine, container, stillness, look, padding }: OpenedMapParts) {
    this.engine = engine.name;
    this.#engine = engine;
    this.#container = container;
    this.#padding = padding;
    this.#layers = new LayerStack({
      engine,
      look,
      prefersStillness: () => stillness.matches,
      requestFrame: () => this.#requestFrame(),
      mark: (name, value) => this.#mark(name, value),
    });
    this.#beat = new AnimationBeat({
      now: () => performance.now(),
      isWanted: () => this.#layers.isMoving,
      requestFrame: () => engine.requestFrame(),
    });
    this.#pointer = new PointerRouter(engine, () => this.#layers.fromTop());
    this.#stopWatching = watchViewport(engine, (viewport) => this.#viewportChanged.emit(viewport));
    engine.on('render', () => this.#beat.frameDrawn());
    engine.on('contextrestored', () => this.#layers.restore());
    this.#mark('mapEngine', this.engine);
    this.#showLook();
    this.#announce();
  }

  add(layer: MapLayer): Stop {
    return this.#isDestroyed ? () => undefined : this.#layers.add(layer);
  }

  setLook(change: Partial<MapLook>): void {
    if (this.#isDestroyed) return;
    this.#layers.changeLook(change);
    this.#showLook();
  }

  flyTo(point: LngLat, { zoom }: { zoom?: number } = {}): void {
    this.#engine.glideTo(point, zoom);
  }

  fitBounds(bounds: Bounds, { animate = true, maxZoom }: { animate?: boolean; maxZoom?: number } = {}): void {
    this.#engine.fit(bounds, { animate, maxZoom });
  }

  setPadding(padding: Partial<MapPadding>): void {
    this.#padding = { ...this.#padding, ...padding };
    this.#engine.setPadding(this.#padding);
  }

  viewport(): MapViewport {
    return viewportOf(this.#engine);
  }

  onViewportChange(listener: (viewport: MapViewport) => void): Stop {
    return this.#viewportChanged.listen(listener);
  }

  onError(listener: (error: MapError) => void): Stop {
    const pending = this.#pendingError;
    this.#pendingError = null;
    if (pending) listener(pending);
    return this.#failed.listen(listener);
  }

  /** Hands a fault of the engine to the listeners, or keeps it for the first one. */
  report(error: MapError): void {
    if (this.#failed.hasListeners) this.#failed.emit(error);
    else this.#pendingError = error;
  }

  resize(): void {
    this.#engine.resize();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#pointer.stop();
    this.#layers.clear();
    this.#stopWatching();
    this.#beat.stop();
    for (const signal of [this.#viewportChanged, this.#failed]) signal.clear();
    this.#engine.remove();
    for (const name of ['mapEngine', 'mapTheme', 'mapReady']) this.#mark(name, null);
    this.#isDestroyed = true;
  }

  #requestFrame(): void {
    // One frame is due even when nothing moves by itself: a dot may have appeared or gone.
    this.#engine.requestFrame();
    if (this.#layers.isMoving) this.#beat.wake();
  }

  #showLook(): void {
    const { language, theme } = this.#layers.look;
    this.#engine.canvas.setAttribute('aria-label', mapWords[language].map);
    this.#mark('mapTheme', theme);
  }

  #announce(): void {
    // Not `idle` alone: while something pulses, an engine may never call itself idle.
    const stop = this.#engine.on('render', () => {
      if (!this.#engine.isComplete()) return;
      stop();
      this.#mark('mapReady', 'true');
    });
  }

  #mark(name: string, value: string | null): void {
    if (this.#isDestroyed) return;
    if (value === null) Reflect.deleteProperty(this.#container.dataset, name);
    else this.#container.dataset[name] = value;
  }
}
