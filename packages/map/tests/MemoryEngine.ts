import type { Bounds, LngLat } from '@finemesh/geo';
import type { Feature, FeatureCollection } from 'geojson';
import type { EngineEvents, EnginePin, GlPainter, MapEngine, MapPadding, ScreenPoint, SourceOptions } from '../src/engine/MapEngine.ts';
import { Signal, type Stop } from '../src/interaction/Signal.ts';
import type { StyleLayer, StyleValue } from '../src/style/StyleLayer.ts';

/** A degree is this many pixels wide and high on the flat screen of a {@link MemoryEngine}. */
const pixelsPerDegree = 1000;

/** An engine that draws nothing and remembers everything, for tests of what is built on the engines. */
export class MemoryEngine implements MapEngine {
  readonly name = 'maplibre';
  readonly canvasAttributes = new Map<string, string>();
  readonly canvas = Object.assign(new EventTarget(), {
    style: { cursor: '' },
    setAttribute: (name: string, value: string) => void this.canvasAttributes.set(name, value),
    getBoundingClientRect: () => ({ left: 0, top: 0 }),
  }) as unknown as HTMLCanvasElement;
  /** Bottom to top. */
  layers: { readonly id: string; readonly properties: Record<string, StyleValue | undefined>; readonly painter: GlPainter | null }[] = [];
  readonly sources = new Map<string, { readonly options: SourceOptions; data: FeatureCollection | null }>();
  /** What {@link drawnIn} answers, by layer id. */
  readonly drawn = new Map<string, readonly Feature[]>();
  /** Layer and property of every change since the start, in order. */
  readonly changes: string[] = [];
  /** The pins that stand on the map; `drop` lets one go where a finger dragged it. */
  readonly pins: { readonly at: LngLat; readonly drop: (point: LngLat) => void }[] = [];
  isPanningHeld = false;
  /** Whether everything in view is loaded. */
  isDrawn = true;
  padding: MapPadding | null = null;
  framesAsked = 0;
  #hasContext = true;
  readonly #signals: { [Name in keyof EngineEvents]: Signal<[EngineEvents[Name]]> } = {
    click: new Signal(),
    pointermove: new Signal(),
    moveend: new Signal(),
    render: new Signal(),
    idle: new Signal(),
    contextrestored: new Signal(),
  };

  emit<Name extends keyof EngineEvents>(event: Name, detail: EngineEvents[Name]): void {
    this.#signals[event].emit(detail);
  }

  /** From now on the verbs of the style do nothing. */
  loseContext(): void {
    this.#hasContext = false;
  }

  /** The style comes back as it was, without painters and without data, as with a real engine. */
  restoreContext(): void {
    this.#hasContext = true;
    this.layers = this.layers.filter(({ painter }) => painter === null);
    for (const source of this.sources.values()) source.data = null;
    this.emit('contextrestored', undefined);
  }

  get ids(): string[] {
    return this.layers.map(({ id }) => id);
  }

  /** How many listeners an event has. */
  isListenedTo(event: keyof EngineEvents): boolean {
    return this.#signals[event].hasListeners;
  }

  on<Name extends keyof EngineEvents>(event: Name, listener: (event: EngineEvents[Name]) => void): Stop {
    return this.#signals[event].listen(listener);
  }

  addSource(id: string, options: SourceOptions): void {
    if (this.#hasContext && !this.sources.has(id)) this.sources.set(id, { options, data: null });
  }

  removeSource(id: string): void {
    if (this.#hasContext) this.sources.delete(id);
  }

  setData(id: string, data: FeatureCollection): void {
    const source = this.sources.get(id);
    if (this.#hasContext && source) source.data = data;
  }

  addLayer({ id, source, paint, layout }: StyleLayer, below: string | undefined): void {
    if (!this.#hasContext) return;
    if (source !== undefined && !this.sources.has(source)) throw new Error(`layer ${id} draws from no source: ${source}`);
    this.#insert({ id, properties: { ...paint, ...layout }, painter: null }, below);
  }

  addPainter(id: string, painter: GlPainter, below: string | undefined): void {
    if (this.#hasContext) this.#insert({ id, properties: {}, painter }, below);
  }

  hasLayer(id: string): boolean {
    return this.#hasContext && this.ids.includes(id);
  }

  removeLayer(id: string): void {
    if (this.#hasContext) this.layers = this.layers.filter((layer) => layer.id !== id);
  }

  setProperty(id: string, _group: 'paint' | 'layout', property: string, value: StyleValue | undefined): void {
    const layer = this.layers.find((other) => other.id === id);
    if (!this.#hasContext) return;
    if (!layer) throw new Error(`no layer ${id}`);
    layer.properties[property] = value;
    this.changes.push(`${id} ${property}`);
  }

  drawnIn(_box: readonly [ScreenPoint, ScreenPoint], layers: readonly string[]): Feature[] {
    for (const id of layers) if (!this.hasLayer(id)) throw new Error(`no layer ${id}`);
    return layers.flatMap((id) => this.drawn.get(id) ?? []);
  }

  clusterExpansionZoom(): Promise<number> {
    return Promise.resolve(17);
  }

  isComplete(): boolean {
    return this.isDrawn;
  }

  zoom(): number {
    return 15;
  }

  bounds(): Bounds {
    return [0, 0, 1, 1];
  }

  project([lng, lat]: LngLat): ScreenPoint {
    return [lng * pixelsPerDegree, -lat * pixelsPerDegree];
  }

  unproject([x, y]: ScreenPoint): LngLat {
    return [x / pixelsPerDegree, -y / pixelsPerDegree];
  }

  readonly flights: { readonly point: LngLat; readonly zoom: number | undefined }[] = [];

  glideTo(point: LngLat, zoom: number | undefined): void {
    this.flights.push({ point, zoom });
  }

  fit(): void {
    // Nothing is shown.
  }

  setPadding(padding: MapPadding): void {
    this.padding = padding;
  }

  holdPanning(): Stop {
    this.isPanningHeld = true;
    return () => {
      this.isPanningHeld = false;
    };
  }

  createPin(element: HTMLElement, at: LngLat): EnginePin {
    // Both real engines do so, and overwrite what was there.
    element.setAttribute('aria-label', 'Map marker');
    const dropped = new Signal<[]>();
    const pin = { at, drop: (point: LngLat) => ((pin.at = point), dropped.emit()) };
    this.pins.push(pin);
    return {
      at: () => pin.at,
      moveTo: (point) => void (pin.at = point),
      onDragEnd: (listener) => void dropped.listen(listener),
      remove: () => void this.pins.splice(this.pins.indexOf(pin), 1),
    };
  }

  requestFrame(): void {
    this.framesAsked += 1;
  }

  resize(): void {
    // Nothing is shown.
  }

  remove(): void {
    this.loseContext();
  }

  #insert(layer: MemoryEngine['layers'][number], below: string | undefined): void {
    if (this.ids.includes(layer.id)) throw new Error(`there is a layer ${layer.id} already`);
    const at = below === undefined ? this.layers.length : this.ids.indexOf(below);
    if (at === -1) throw new Error(`no layer ${below}`);
    this.layers = this.layers.toSpliced(at, 0, layer);
  }
}
