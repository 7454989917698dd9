import type { CellsFrame, DotsFrame, PositionFrame, WatchPositions } from '@finemesh/contract';
import { lngLat } from '@finemesh/geo';
import type { PositionsPlane } from '../plane/PositionsPlane.ts';
import { countCells } from './countCells.ts';

/** Above so many dots a screen gets counts per cell: more would be a cloud in which nobody is seen. */
export const maxDots = 2_000;

/** What one screen has drawn: nothing that counts, dots with their versions, or counts of these slots. */
type Drawn =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'dots'; readonly versions: ReadonlyMap<number, number> }
  | { readonly kind: 'cells'; readonly slots: ReadonlySet<number> };

/**
 * What one screen has drawn, and so what it must be sent next. Frames hold only what changed since the last one that was really
 * sent, so a screen may skip any number of them (PF2).
 */
export class ScreenFrames {
  readonly #positions: PositionsPlane['positions'];
  #drawn: Drawn = { kind: 'nothing' };

  constructor(positions: PositionsPlane['positions']) {
    this.#positions = positions;
  }

  /** Whether the slot is on the screen. */
  shows(slot: number): boolean {
    if (this.#drawn.kind === 'dots') return this.#drawn.versions.has(slot);
    return this.#drawn.kind === 'cells' && this.#drawn.slots.has(slot);
  }

  /** The screen has nothing drawn any more. */
  clear(): void {
    this.#drawn = { kind: 'nothing' };
  }

  /**
   * The next frame, or `null` when nothing has changed.
   *
   * @param maySee whether the screen's reader may see the slot now.
   * @param atSeconds server time in seconds since 1970.
   */
  next(watch: WatchPositions, maySee: (slot: number) => boolean, atSeconds: number): PositionFrame | null {
    const visible: number[] = [];
    this.#positions.forEachWithin(watch.bounds, (slot) => {
      if (maySee(slot)) visible.push(slot);
    });
    visible.sort((a, b) => a - b);
    return visible.length > maxDots ? this.#cells(visible, watch.zoom, atSeconds) : this.#dots(visible, atSeconds);
  }

  #dots(visible: readonly number[], atSeconds: number): DotsFrame | null {
    const positions = this.#positions;
    const before = this.#drawn.kind === 'dots' ? this.#drawn.versions : null;
    const versions = new Map(visible.map((slot) => [slot, positions.versionOf(slot)]));
    this.#drawn = { kind: 'dots', versions };
    const changed = visible.filter((slot) => before?.get(slot) !== versions.get(slot));
    const removed = [...(before?.keys() ?? [])].filter((slot) => !versions.has(slot));
    if (before !== null && changed.length === 0 && removed.length === 0) return null;
    return {
      kind: 'dots',
      full: before === null,
      atSeconds,
      slots: Uint32Array.from(changed),
      lng: Float64Array.from(changed, (slot) => positions.lngOf(slot)),
      lat: Float64Array.from(changed, (slot) => positions.latOf(slot)),
      status: Uint8Array.from(changed, (slot) => positions.statusOf(slot)),
      removed: Uint32Array.from(removed),
    };
  }

  #cells(visible: readonly number[], zoom: number, atSeconds: number): CellsFrame {
    const positions = this.#positions;
    this.#drawn = { kind: 'cells', slots: new Set(visible) };
    const points = visible.map((slot) => lngLat(positions.lngOf(slot), positions.latOf(slot)));
    return { kind: 'cells', full: true, atSeconds, ...countCells(points, zoom) };
  }
}
