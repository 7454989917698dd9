import type { LngLat } from '@finemesh/geo';
import {
  paletteOf,
  type Drawings,
  type Gesture,
  type LayerStage,
  type MapLayer,
  type MapLook,
  type MapPointer,
  type SourceOptions,
} from '../src/index.ts';

/**
 * Draws an area with the pointer and says which one it became: a tool that the map was not made for, built on what the
 * package exports and nothing else.
 */
export class LassoLayer implements MapLayer {
  readonly id = 'lasso';
  readonly sources: Readonly<Record<string, SourceOptions>> = { area: {} };
  readonly #onDone: (ring: readonly LngLat[]) => void;
  #ring: readonly LngLat[] = [];
  #stage: LayerStage | null = null;

  constructor(onDone: (ring: readonly LngLat[]) => void) {
    this.#onDone = onDone;
  }

  drawings({ theme }: MapLook): Drawings {
    const color = paletteOf(theme).selection;
    return {
      tools: [
        { id: 'fill', type: 'fill', source: 'area', paint: { 'fill-color': color, 'fill-opacity': 0.5 } },
        { id: 'edge', type: 'line', source: 'area', paint: { 'line-color': color, 'line-width': 2 } },
      ],
    };
  }

  mount(stage: LayerStage): void {
    this.#stage = stage;
    stage.mark('lasso', 'ready');
    this.#draw([]);
  }

  unmount(): void {
    this.#stage = null;
  }

  cursorAt(): string {
    return 'crosshair';
  }

  press({ point }: MapPointer): Gesture {
    this.#draw([point]);
    return {
      move: (at) => this.#draw([...this.#ring, at.point]),
      end: () => this.#onDone([...this.#ring, point]),
      cancel: () => this.#draw([]),
    };
  }

  click(): boolean {
    return true;
  }

  #draw(ring: readonly LngLat[]): void {
    this.#ring = ring;
    const coordinates = [...ring, ...ring.slice(0, 1)].map((point) => [...point]);
    this.#stage?.setData('area', {
      type: 'FeatureCollection',
      features: ring.length < 3 ? [] : [{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [coordinates] }, properties: {} }],
    });
  }
}
