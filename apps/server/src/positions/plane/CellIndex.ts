import type { Bounds } from '@finemesh/geo';

/** Side of a cell in degrees: a screen that shows a compound looks into a handful of them. */
const cellDegrees = 0.005;

/** A net of cells over positions, so that those within bounds are found without a look at all others. */
export class CellIndex {
  readonly #cells = new Map<string, Set<number>>();
  readonly #cellOf = new Map<number, string>();

  /** Number of slots that have a position. */
  get size(): number {
    return this.#cellOf.size;
  }

  /** The slots that have a position, in no order. */
  slots(): Iterable<number> {
    return this.#cellOf.keys();
  }

  /** Puts a slot where it is now; WGS-84 degrees. */
  put(slot: number, lng: number, lat: number): void {
    const cell = keyOf(Math.floor(lng / cellDegrees), Math.floor(lat / cellDegrees));
    if (this.#cellOf.get(slot) === cell) return;
    this.remove(slot);
    this.#cellOf.set(slot, cell);
    const members = this.#cells.get(cell);
    if (members === undefined) this.#cells.set(cell, new Set([slot]));
    else members.add(slot);
  }

  remove(slot: number): void {
    const cell = this.#cellOf.get(slot);
    if (cell === undefined) return;
    this.#cellOf.delete(slot);
    const members = this.#cells.get(cell);
    members?.delete(slot);
    if (members?.size === 0) this.#cells.delete(cell);
  }

  /** Visits every slot in a cell that touches `[west, south, east, north]`, and maybe others, in no order. */
  forEachNear([west, south, east, north]: Bounds, visit: (slot: number) => void): void {
    const [left, right] = [Math.floor(west / cellDegrees), Math.floor(east / cellDegrees)];
    const [bottom, top] = [Math.floor(south / cellDegrees), Math.floor(north / cellDegrees)];
    // A wide view has more cells than there are with somebody in them: walk the shorter list.
    if ((right - left + 1) * (top - bottom + 1) > this.#cells.size) {
      for (const slot of this.#cellOf.keys()) visit(slot);
      return;
    }
    for (let x = left; x <= right; x += 1) {
      for (let y = bottom; y <= top; y += 1) this.#cells.get(keyOf(x, y))?.forEach((slot) => visit(slot));
    }
  }
}

function keyOf(x: number, y: number): string {
  return `${x},${y}`;
}
