import type { MapEngine } from '../engine/MapEngine.ts';
import type { Stop } from '../interaction/Signal.ts';
import { changedLook, type MapLook } from '../style/Look.ts';
import { lookChanges } from '../style/lookChanges.ts';
import type { MapLayer } from './MapLayer.ts';
import { MountedLayer, type LayerSurroundings, type NamedDrawing } from './MountedLayer.ts';
import { layerSlots } from './slots.ts';

/** What a stack is put together from. */
export interface LayerStackParts extends Pick<LayerSurroundings, 'prefersStillness' | 'requestFrame' | 'mark'> {
  readonly engine: MapEngine;
  readonly look: MapLook;
}

/** A drawing in the engine and whose it is. */
interface Placed extends NamedDrawing {
  readonly owner: MountedLayer;
}

/** The layers of one map in the order in which they are drawn, kept in step with the engine. */
export class LayerStack {
  readonly #engine: MapEngine;
  readonly #around: LayerSurroundings;
  #look: MapLook;
  /** In the order of adding. */
  #mounted: readonly MountedLayer[] = [];
  /** Every drawing, bottom to top. */
  #placed: readonly Placed[] = [];
  /** What a lost context may bring back although it was taken away meanwhile. */
  readonly #goneDrawings = new Set<string>();

  constructor(parts: LayerStackParts) {
    this.#engine = parts.engine;
    this.#look = parts.look;
    this.#around = { ...parts, look: () => this.#look, add: (layer) => this.add(layer) };
  }

  get look(): MapLook {
    return this.#look;
  }

  /** Whether anything moves by itself now. */
  get isMoving(): boolean {
    return this.#mounted.some(({ layer }) => layer.isMoving === true);
  }

  /** The layers as the pointer meets them: what is drawn on top first; one that draws nothing counts as a tool. */
  fromTop(): MapLayer[] {
    const topSlot = (mounted: MountedLayer): number =>
      this.#placed.findLast(({ owner }) => owner === mounted)?.slot ?? layerSlots.length - 1;
    return this.#mounted
      .map((mounted, added) => ({ layer: mounted.layer, slot: topSlot(mounted), added }))
      .sort((a, b) => b.slot - a.slot || b.added - a.added)
      .map(({ layer }) => layer);
  }

  /**
   * Draws a layer and lets it act, until the answer is called.
   *
   * @throws Error where the stack holds a layer of that id; nothing has changed then
   */
  add(layer: MapLayer): Stop {
    if (this.#mounted.some((mounted) => mounted.layer.id === layer.id)) throw new Error(`the map holds a layer "${layer.id}" already`);
    const mounted = new MountedLayer(layer, this.#around);
    this.#mounted = [...this.#mounted, mounted];
    mounted.putSources();
    this.#place(mounted.drawings(this.#look).map((named) => ({ ...named, owner: mounted })));
    layer.mount?.(mounted);
    this.#around.requestFrame();
    return () => this.#remove(mounted);
  }

  changeLook(change: Partial<MapLook>): void {
    const before = this.#look;
    this.#look = changedLook(before, change);
    for (const mounted of this.#mounted) {
      for (const { layer, group, property, value } of lookChanges(mounted.styleLayers(before), mounted.styleLayers(this.#look))) {
        this.#engine.setProperty(layer, group, property, value);
      }
      mounted.layer.lookChanged?.(this.#look);
    }
    this.#around.requestFrame();
  }

  /** Engines bring back the style as it was when the context went, without painters and without what changed since. */
  restore(): void {
    for (const id of this.#goneDrawings) this.#engine.removeLayer(id);
    for (const mounted of this.#mounted) mounted.putSources();
    // From the top, so that what a drawing has to lie below is there.
    for (let i = this.#placed.length - 1; i >= 0; i -= 1) {
      const placed = this.#placed[i];
      if (!placed) continue;
      if (placed.drawing.type === 'painter') this.#engine.removeLayer(placed.id);
      if (!this.#engine.hasLayer(placed.id)) this.#draw(placed, this.#placed[i + 1]?.id);
    }
    for (const mounted of this.#mounted) {
      for (const { layer, group, property, value } of lookChanges([], mounted.styleLayers(this.#look))) {
        this.#engine.setProperty(layer, group, property, value);
      }
    }
    this.#around.requestFrame();
  }

  /** Takes all layers away, the last one first. */
  clear(): void {
    for (const mounted of this.#mounted.toReversed()) this.#remove(mounted);
  }

  #remove(mounted: MountedLayer): void {
    if (!this.#mounted.includes(mounted)) return;
    this.#mounted = this.#mounted.filter((other) => other !== mounted);
    for (const { id } of this.#placed.filter(({ owner }) => owner === mounted)) {
      this.#goneDrawings.add(id);
      this.#engine.removeLayer(id);
    }
    this.#placed = this.#placed.filter(({ owner }) => owner !== mounted);
    mounted.leave();
    this.#around.requestFrame();
  }

  /** Puts drawings of one layer on top of what their slots hold already. */
  #place(drawings: readonly Placed[]): void {
    for (const placed of drawings) {
      const at = this.#placed.findIndex(({ slot }) => slot > placed.slot);
      const above = at === -1 ? undefined : this.#placed[at];
      this.#placed = at === -1 ? [...this.#placed, placed] : this.#placed.toSpliced(at, 0, placed);
      this.#goneDrawings.delete(placed.id);
      this.#draw(placed, above?.id);
    }
  }

  #draw({ id, drawing }: NamedDrawing, below: string | undefined): void {
    if (drawing.type === 'painter') this.#engine.addPainter(id, drawing.painter, below);
    else this.#engine.addLayer(drawing, below);
  }
}
