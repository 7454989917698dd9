import type { CellsFrame, DotsFrame, PositionFrame, WatchPositions } from '@finemesh/contract';
import type { PositionSlots } from './PositionSlots.ts';

/** Above so many dots a screen gets counts per cell: more would be a cloud in which nobody is seen. */
export const maxDots = 2_000;

/** Width of a counting cell on the screen, in CSS pixels; a map of 512-pixel tiles shows 360° at zoom 0. */
const cellPixels = 72;

/**
 * What one screen has been told, and so what it must be told next. Frames hold only what changed since the last one that was
 * really sent, so a screen may skip any number of ticks.
 */
export class ScreenFrames {
  private readonly slots: PositionSlots;
  private readonly maySee: (slot: number) => boolean;
  private watch: WatchPositions | null = null;
  private told = new Map<number, number>();
  private full = true;
  private visible: number[] = [];

  /** @param maySee asks the rights table whether this screen's posts see the slot's sharer now. */
  constructor(slots: PositionSlots, maySee: (slot: number) => boolean) {
    this.slots = slots;
    this.maySee = maySee;
  }

  /** Watches another area, or nothing (`null`). */
  look(watch: WatchPositions | null): void {
    this.watch = watch;
    if (watch === null) {
      this.told.clear();
      this.visible = [];
      this.full = true;
    }
  }

  get watching(): boolean {
    return this.watch !== null;
  }

  /** Slots that the screen was shown in its last frame. */
  get shown(): readonly number[] {
    return this.visible;
  }

  /** The next frame, or `null` when nothing has changed. @param atSeconds server time in seconds since 1970. */
  next(atSeconds: number): PositionFrame | null {
    if (this.watch === null) return null;
    const visible: number[] = [];
    this.slots.forEachWithin(this.watch.bounds, (slot) => {
      if (this.maySee(slot)) visible.push(slot);
    });
    visible.sort((a, b) => a - b);
    this.visible = visible;
    return visible.length > maxDots ? this.cells(visible, this.watch.zoom, atSeconds) : this.dots(visible, atSeconds);
  }

  private dots(visible: readonly number[], atSeconds: number): DotsFrame | null {
    const told = new Map<number, number>();
    const changed: number[] = [];
    for (const slot of visible) {
      const version = this.slots.versionOf(slot);
      told.set(slot, version);
      if (this.full || this.told.get(slot) !== version) changed.push(slot);
    }
    const removed = this.full ? [] : [...this.told.keys()].filter((slot) => !told.has(slot)).sort((a, b) => a - b);
    const full = this.full;
    this.told = told;
    this.full = false;
    if (!full && changed.length === 0 && removed.length === 0) return null;
    return {
      kind: 'dots',
      full,
      atSeconds,
      slots: Uint32Array.from(changed),
      lng: Float64Array.from(changed, (slot) => this.slots.lngOf(slot)),
      lat: Float64Array.from(changed, (slot) => this.slots.latOf(slot)),
      status: Uint8Array.from(changed, (slot) => this.slots.statusOf(slot)),
      removed: Uint32Array.from(removed),
    };
  }

  private cells(visible: readonly number[], zoom: number, atSeconds: number): CellsFrame {
    const size = (360 / (512 * 2 ** zoom)) * cellPixels;
    const counts = new Map<string, number>();
    for (const slot of visible) {
      const key = `${Math.floor(this.slots.lngOf(slot) / size)},${Math.floor(this.slots.latOf(slot) / size)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    // The dots of before are gone from the screen: the next dots frame must be a full one.
    this.told.clear();
    this.full = true;
    const middles = [...counts.keys()].map((key) => key.split(',').map((index) => (Number(index) + 0.5) * size));
    return {
      kind: 'cells',
      full: true,
      atSeconds,
      lng: Float64Array.from(middles, (middle) => middle[0] ?? 0),
      lat: Float64Array.from(middles, (middle) => middle[1] ?? 0),
      count: Uint32Array.from(counts.values()),
    };
  }
}
