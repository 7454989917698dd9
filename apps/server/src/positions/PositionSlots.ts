import type { TerritoryPath } from '@finemesh/domain';
import type { Bounds } from '@finemesh/geo';

/** Somebody who shares a position: the account, and what decides who may see it. */
export interface Sharer {
  readonly accountId: string;
  /** Territory of the post under which the position is shared. */
  readonly territoryPath: TerritoryPath;
}

/** Side of an index cell in degrees: a screen that shows a compound looks into a handful of them. */
const cellDegrees = 0.005;

/**
 * The latest position of everybody who shares, and nothing else: a structure of arrays with one slot a sharer, and a net of
 * cells over them. Only memory: what is overwritten is gone.
 */
export class PositionSlots {
  private capacity = 1_024;
  private lng = new Float64Array(this.capacity);
  private lat = new Float64Array(this.capacity);
  private status = new Uint8Array(this.capacity);
  private heardAt = new Float64Array(this.capacity);
  private version = new Uint32Array(this.capacity);
  private cellOf: (string | null)[] = [];
  private readonly sharers: (Sharer | null)[] = [];
  private readonly slotOf = new Map<string, number>();
  private readonly cells = new Map<string, Set<number>>();
  /** Oldest first, so that a slot's number rests before it means somebody else. */
  private readonly free: number[] = [];
  private nextVersion = 1;

  /** Number of sharers with a slot, silent ones included. */
  get size(): number {
    return this.slotOf.size;
  }

  /** The slot of an account, made where it has none. */
  take(sharer: Sharer): number {
    const known = this.slotOf.get(sharer.accountId);
    if (known !== undefined) {
      this.sharers[known] = sharer;
      return known;
    }
    const slot = this.free.length > restingSlots ? (this.free.shift() ?? this.sharers.length) : this.sharers.length;
    if (slot >= this.capacity) this.grow();
    this.sharers[slot] = sharer;
    this.cellOf[slot] = null;
    this.slotOf.set(sharer.accountId, slot);
    return slot;
  }

  /** Forgets an account's position at once. */
  release(accountId: string): void {
    const slot = this.slotOf.get(accountId);
    if (slot === undefined) return;
    this.silence(slot);
    this.slotOf.delete(accountId);
    this.sharers[slot] = null;
    this.free.push(slot);
  }

  slotOfAccount(accountId: string): number | undefined {
    return this.slotOf.get(accountId);
  }

  sharerOf(slot: number): Sharer | null {
    return this.sharers[slot] ?? null;
  }

  /**
   * Writes the latest position of a slot.
   *
   * @param lng longitude, WGS-84 degrees. @param lat latitude. @param status see `dotStatus` of the contract.
   * @param heardAt when the reading was taken, milliseconds since 1970.
   */
  move(slot: number, lng: number, lat: number, status: number, heardAt: number): void {
    const cell = cellKey(lng, lat);
    if (this.cellOf[slot] !== cell) {
      this.leaveCell(slot);
      this.cellOf[slot] = cell;
      const members = this.cells.get(cell);
      if (members === undefined) this.cells.set(cell, new Set([slot]));
      else members.add(slot);
    }
    const moved = this.lng[slot] !== lng || this.lat[slot] !== lat || this.status[slot] !== status || this.version[slot] === 0;
    this.lng[slot] = lng;
    this.lat[slot] = lat;
    this.status[slot] = status;
    this.heardAt[slot] = heardAt;
    if (moved) this.version[slot] = this.nextVersion++;
  }

  /** Takes a slot off every screen while its owner keeps it. */
  silence(slot: number): void {
    this.leaveCell(slot);
    this.cellOf[slot] = null;
    this.version[slot] = 0;
  }

  /** Silences every slot that was last heard before the moment (milliseconds since 1970). */
  silenceBefore(moment: number): void {
    for (const slot of this.slotOf.values()) {
      if (this.cellOf[slot] !== null && (this.heardAt[slot] ?? 0) < moment) this.silence(slot);
    }
  }

  /** Visits every heard slot within `[west, south, east, north]`, in no order. */
  forEachWithin([west, south, east, north]: Bounds, visit: (slot: number) => void): void {
    const columns = Math.floor(east / cellDegrees) - Math.floor(west / cellDegrees) + 1;
    const rows = Math.floor(north / cellDegrees) - Math.floor(south / cellDegrees) + 1;
    const inside = (slot: number): void => {
      const lng = this.lng[slot] ?? 0;
      const lat = this.lat[slot] ?? 0;
      if (lng >= west && lng <= east && lat >= south && lat <= north) visit(slot);
    };
    // A wide view holds more cells than there are sharers' cells: walk the shorter list.
    if (columns * rows > this.cells.size) {
      for (const members of this.cells.values()) members.forEach(inside);
      return;
    }
    for (let x = Math.floor(west / cellDegrees); x <= Math.floor(east / cellDegrees); x += 1) {
      for (let y = Math.floor(south / cellDegrees); y <= Math.floor(north / cellDegrees); y += 1) {
        this.cells.get(`${x},${y}`)?.forEach(inside);
      }
    }
  }

  lngOf(slot: number): number {
    return this.lng[slot] ?? 0;
  }

  latOf(slot: number): number {
    return this.lat[slot] ?? 0;
  }

  statusOf(slot: number): number {
    return this.status[slot] ?? 0;
  }

  /** Changes with every move that a screen could see. */
  versionOf(slot: number): number {
    return this.version[slot] ?? 0;
  }

  /** Number of slots that are on screens now. */
  get heard(): number {
    let count = 0;
    for (const members of this.cells.values()) count += members.size;
    return count;
  }

  private leaveCell(slot: number): void {
    const cell = this.cellOf[slot];
    if (cell === null || cell === undefined) return;
    const members = this.cells.get(cell);
    members?.delete(slot);
    if (members?.size === 0) this.cells.delete(cell);
  }

  private grow(): void {
    this.capacity *= 2;
    this.lng = enlarged(this.lng, new Float64Array(this.capacity));
    this.lat = enlarged(this.lat, new Float64Array(this.capacity));
    this.heardAt = enlarged(this.heardAt, new Float64Array(this.capacity));
    this.status = enlarged(this.status, new Uint8Array(this.capacity));
    this.version = enlarged(this.version, new Uint32Array(this.capacity));
  }
}

/** So many released slots rest before the oldest is given out again. */
const restingSlots = 256;

function cellKey(lng: number, lat: number): string {
  return `${Math.floor(lng / cellDegrees)},${Math.floor(lat / cellDegrees)}`;
}

function enlarged<Numbers extends { set(values: Numbers): void }>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
