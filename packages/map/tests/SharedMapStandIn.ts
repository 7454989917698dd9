import type { Feature } from 'geojson';
import type { SharedMap, SharedMapEvent } from '../src/engine/SharedMap.ts';

/** An engine's own map without a screen. It throws where the real ones do: without a style, for a layer that is gone, after its end. */
export class SharedMapStandIn implements SharedMap {
  readonly sources = new Map<string, { data: unknown; setData: (data: unknown) => void }>();
  /** Bottom to top, as they were given. */
  layers: { readonly id: string }[] = [];
  readonly properties: unknown[][] = [];
  readonly flights: unknown[] = [];
  hasStyle = true;
  hasBounds = true;
  hasTiles = true;
  isRemoved = false;
  readonly #listeners = new Set<readonly [event: string, listener: (event: SharedMapEvent) => void]>();
  #canPan = true;

  readonly dragPan = {
    isEnabled: () => this.#canPan,
    enable: () => void (this.#canPan = true),
    disable: () => void (this.#canPan = false),
  };

  emit(event: string, detail: SharedMapEvent = {}): void {
    for (const [name, listener] of [...this.#listeners]) if (name === event) listener(detail);
  }

  on(event: string, listener: (event: SharedMapEvent) => void): void {
    this.#listeners.add([event, listener]);
  }

  off(event: string, listener: (event: SharedMapEvent) => void): void {
    for (const entry of this.#listeners) if (entry[0] === event && entry[1] === listener) this.#listeners.delete(entry);
  }

  getCanvas(): HTMLCanvasElement {
    return {} as HTMLCanvasElement;
  }

  getLayer(id: string): unknown {
    this.#needStyle();
    return this.layers.find((layer) => layer.id === id);
  }

  addLayer(layer: { readonly id: string }, before?: string): void {
    this.#needStyle();
    const at = before === undefined ? this.layers.length : this.layers.findIndex(({ id }) => id === before);
    this.layers = this.layers.toSpliced(at, 0, layer);
  }

  removeLayer(id: string): void {
    if (!this.getLayer(id)) throw new Error(`no layer ${id}`);
    this.layers = this.layers.filter((layer) => layer.id !== id);
  }

  setPaintProperty(layer: string, name: string, value: unknown): void {
    this.#needStyle();
    this.properties.push(['paint', layer, name, value]);
  }

  setLayoutProperty(layer: string, name: string, value: unknown): void {
    this.#needStyle();
    this.properties.push(['layout', layer, name, value]);
  }

  addSource(id: string, source: { data: unknown }): void {
    this.#needStyle();
    if (this.sources.has(id)) throw new Error(`there is a source ${id} already`);
    const held = { ...source, setData: (data: unknown): void => void (held.data = data) };
    this.sources.set(id, held);
  }

  removeSource(id: string): void {
    this.#needStyle();
    if (!this.sources.delete(id)) throw new Error(`no source ${id}`);
  }

  getSource(id: string): unknown {
    this.#needStyle();
    return this.sources.get(id);
  }

  queryRenderedFeatures(): Feature[] {
    this.#needStyle();
    return [];
  }

  loaded(): boolean {
    this.#needStyle();
    return true;
  }

  areTilesLoaded(): boolean {
    this.#needStyle();
    return this.hasTiles;
  }

  getZoom(): number {
    this.#needMap();
    return 15;
  }

  getBounds(): ReturnType<SharedMap['getBounds']> {
    this.#needMap();
    return this.hasBounds ? { getWest: () => 118, getSouth: () => 31, getEast: () => 119, getNorth: () => 33 } : null;
  }

  project([x, y]: [number, number]): { x: number; y: number } {
    this.#needMap();
    return { x, y };
  }

  unproject([lng, lat]: [number, number]): { lng: number; lat: number } {
    this.#needMap();
    return { lng, lat };
  }

  easeTo(flight: unknown): void {
    this.#needMap();
    this.flights.push(flight);
  }

  fitBounds(): void {
    this.#needMap();
  }

  setPadding(): void {
    this.#needMap();
  }

  triggerRepaint(): void {
    this.#needMap();
  }

  resize(): void {
    this.#needMap();
  }

  remove(): void {
    this.#needMap();
    this.isRemoved = true;
  }

  #needMap(): void {
    if (this.isRemoved) throw new Error('the map is removed');
  }

  #needStyle(): void {
    this.#needMap();
    if (!this.hasStyle) throw new Error('the style is not done loading');
  }
}
