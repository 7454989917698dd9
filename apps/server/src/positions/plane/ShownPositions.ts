import type { Bounds } from '@finemesh/geo';
import { CellIndex } from './CellIndex.ts';

/** A position as screens are shown it. */
export interface ShownPosition {
  /** WGS-84 degrees, already as imprecise as they are shown. */
  readonly lng: number;
  readonly lat: number;
  /** See `dotStatus` of the contract. */
  readonly status: number;
  /** When it was read, milliseconds since 1970. */
  readonly readAtMs: number;
}

/** The latest position of each slot on the map, as a structure of arrays with an index over it. What is overwritten is gone. */
export class ShownPositions {
  #capacity = 1_024;
  #lng = new Float64Array(this.#capacity);
  #lat = new Float64Array(this.#capacity);
  #status = new Uint8Array(this.#capacity);
  #readAtMs = new Float64Array(this.#capacity);
  /** Whole numbers up to 2⁵³, which ten thousand changes a second reach in thirty thousand years. */
  #version = new Float64Array(this.#capacity);
  #lastVersion = 0;
  readonly #index = new CellIndex();

  /** Number of slots that are on the map now. */
  get shown(): number {
    return this.#index.size;
  }

  write(slot: number, { lng, lat, status, readAtMs }: ShownPosition): void {
    while (slot >= this.#capacity) this.#grow();
    const looksTheSame = this.#lng[slot] === lng && this.#lat[slot] === lat && this.#status[slot] === status;
    if (!looksTheSame || this.versionOf(slot) === 0) this.#version[slot] = ++this.#lastVersion;
    this.#lng[slot] = lng;
    this.#lat[slot] = lat;
    this.#status[slot] = status;
    this.#readAtMs[slot] = readAtMs;
    this.#index.put(slot, lng, lat);
  }

  /** Takes a slot off the map and overwrites what is known of it. */
  hide(slot: number): void {
    this.#index.remove(slot);
    for (const array of [this.#lng, this.#lat, this.#status, this.#readAtMs, this.#version]) array[slot] = 0;
  }

  /** Hides every slot whose position was read before the moment (milliseconds since 1970). */
  hideReadBefore(momentMs: number): void {
    for (const slot of this.#index.slots()) if ((this.#readAtMs[slot] ?? 0) < momentMs) this.hide(slot);
  }

  /** Visits every slot on the map within `[west, south, east, north]`, edges included, in no order. */
  forEachWithin(bounds: Bounds, visit: (slot: number) => void): void {
    const [west, south, east, north] = bounds;
    this.#index.forEachNear(bounds, (slot) => {
      const [lng, lat] = [this.lngOf(slot), this.latOf(slot)];
      if (lng >= west && lng <= east && lat >= south && lat <= north) visit(slot);
    });
  }

  lngOf(slot: number): number {
    return this.#lng[slot] ?? 0;
  }

  latOf(slot: number): number {
    return this.#lat[slot] ?? 0;
  }

  statusOf(slot: number): number {
    return this.#status[slot] ?? 0;
  }

  /** Another number after each change that a screen could see, never one that it had before; 0 where nothing is known. */
  versionOf(slot: number): number {
    return this.#version[slot] ?? 0;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#lng = enlarged(this.#lng, new Float64Array(this.#capacity));
    this.#lat = enlarged(this.#lat, new Float64Array(this.#capacity));
    this.#status = enlarged(this.#status, new Uint8Array(this.#capacity));
    this.#readAtMs = enlarged(this.#readAtMs, new Float64Array(this.#capacity));
    this.#version = enlarged(this.#version, new Float64Array(this.#capacity));
  }
}

function enlarged<Numbers extends { set(values: Numbers): void }>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
