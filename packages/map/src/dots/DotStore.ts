import type { DotsFrame } from '@finemesh/contract';
import { mercatorX, mercatorY, metersPerMercatorUnit } from '@finemesh/geo';

/** How long a dot takes to its new place, milliseconds: the server sends one frame a second. */
export const glideMs = 1000;

/**
 * A step longer than this is drawn as a jump, in Mercator units (about 500 m in Nanjing): nobody
 * walks that in a second, and a streak across the wall would claim someone did.
 */
const longestGlide = 500 / metersPerMercatorUnit(32);

/**
 * The dots in view as structure-of-arrays, ready for upload: where each came from, where it goes.
 *
 * Rows 0 to `count` − 1 are in use and dense: a removed row is filled by the last one. Coordinates
 * are Mercator offsets from an anchor, because 32-bit floats of whole coordinates step by metres.
 */
export class DotStore {
  /** Interleaved x, y of where each dot started its glide. */
  from = new Float32Array(0);
  /** Interleaved x, y of where each dot is going. */
  to = new Float32Array(0);
  status = new Uint8Array(0);
  count = 0;
  /** Mercator point that all offsets count from: the first dot ever seen. */
  anchor: readonly [x: number, y: number] | null = null;
  /** Grows with every change, so that a renderer knows when to upload. */
  version = 0;

  #slots = new Uint32Array(0);
  readonly #rowOf = new Map<number, number>();
  #glideStart = -Infinity;

  /** @param nowMs milliseconds on the clock that {@link progress} is asked with */
  apply(frame: DotsFrame, nowMs: number): void {
    this.#settle(this.progress(nowMs));
    if (frame.full) this.#keepOnly(frame.slots);
    for (const slot of frame.removed) this.#remove(slot);
    this.#reserve(this.count + frame.slots.length);
    frame.slots.forEach((slot, i) => this.#upsert(slot, frame.lng[i] ?? 0, frame.lat[i] ?? 0, frame.status[i] ?? 0));
    this.#glideStart = nowMs;
    this.version += 1;
  }

  clear(): void {
    this.count = 0;
    this.#rowOf.clear();
    this.#glideStart = -Infinity;
    this.version += 1;
  }

  /** How far the present glide has come, 0 to 1. */
  progress(nowMs: number): number {
    return Math.min(1, Math.max(0, (nowMs - this.#glideStart) / glideMs));
  }

  /**
   * The slot of the dot seen nearest to a Mercator point.
   *
   * @param reach largest distance in Mercator units
   * @param progress how far the glide is drawn, 0 to 1
   */
  nearest(x: number, y: number, reach: number, progress: number): number | null {
    if (!this.anchor) return null;
    const [px, py] = [x - this.anchor[0], y - this.anchor[1]];
    let best: number | null = null;
    let bestDistance = reach;
    for (let row = 0; row < this.count; row += 1) {
      const distance = Math.hypot(this.#seen(2 * row, progress) - px, this.#seen(2 * row + 1, progress) - py);
      if (distance > bestDistance) continue;
      bestDistance = distance;
      best = this.#slots[row] ?? null;
    }
    return best;
  }

  /** Where a slot's dot is seen now, as a Mercator point, or null when it is not shown. */
  seenAt(slot: number, nowMs: number): readonly [x: number, y: number] | null {
    const row = this.#rowOf.get(slot);
    if (row === undefined || !this.anchor) return null;
    const progress = this.progress(nowMs);
    return [this.anchor[0] + this.#seen(2 * row, progress), this.anchor[1] + this.#seen(2 * row + 1, progress)];
  }

  /** A new glide starts from where each dot is seen at this moment, even in mid-glide. */
  #settle(progress: number): void {
    for (let i = 0; i < 2 * this.count; i += 1) this.from[i] = this.#seen(i, progress);
  }

  #seen(i: number, progress: number): number {
    const [from, to] = [this.from[i] ?? 0, this.to[i] ?? 0];
    return from + (to - from) * progress;
  }

  #upsert(slot: number, lng: number, lat: number, status: number): void {
    const [x, y] = [mercatorX(lng), mercatorY(lat)];
    this.anchor ??= [x, y];
    const [dx, dy] = [x - this.anchor[0], y - this.anchor[1]];
    const known = this.#rowOf.get(slot);
    const row = known ?? this.count;
    if (known === undefined) {
      this.#rowOf.set(slot, row);
      this.#slots[row] = slot;
      this.count += 1;
    }
    const glides =
      known !== undefined &&
      Math.hypot(dx - (this.from[2 * row] ?? 0), dy - (this.from[2 * row + 1] ?? 0)) <= longestGlide;
    if (!glides) this.from.set([dx, dy], 2 * row);
    this.to.set([dx, dy], 2 * row);
    this.status[row] = status;
  }

  /** A full frame forgets the rest, but who is in both still glides instead of blinking. */
  #keepOnly(slots: Uint32Array): void {
    const kept = new Set(slots);
    for (const slot of [...this.#rowOf.keys()]) if (!kept.has(slot)) this.#remove(slot);
  }

  #remove(slot: number): void {
    const row = this.#rowOf.get(slot);
    if (row === undefined) return;
    this.#rowOf.delete(slot);
    const last = this.count - 1;
    if (row !== last) this.#moveRow(last, row);
    this.count = last;
  }

  #moveRow(from: number, to: number): void {
    this.from.copyWithin(2 * to, 2 * from, 2 * from + 2);
    this.to.copyWithin(2 * to, 2 * from, 2 * from + 2);
    this.status.copyWithin(to, from, from + 1);
    const slot = this.#slots[from] ?? 0;
    this.#slots[to] = slot;
    this.#rowOf.set(slot, to);
  }

  #reserve(rows: number): void {
    if (rows <= this.status.length) return;
    const capacity = Math.max(64, 2 ** Math.ceil(Math.log2(rows)));
    this.from = grown(this.from, new Float32Array(2 * capacity));
    this.to = grown(this.to, new Float32Array(2 * capacity));
    this.status = grown(this.status, new Uint8Array(capacity));
    this.#slots = grown(this.#slots, new Uint32Array(capacity));
  }
}

function grown<Column extends Float32Array | Uint8Array | Uint32Array>(old: Column, larger: Column): Column {
  larger.set(old);
  return larger;
}
