import type { StoredEvent } from './StoredEvent.ts';

/** The newest events in memory, so that connections that keep up cost the database nothing. */
export class EventRing {
  readonly #capacity: number;
  #events: StoredEvent[] = [];
  /** Every committed event above this sequence and up to the newest one is in the ring. */
  #floor: number;

  /** @param floor sequence after which the ring is complete. */
  constructor(capacity: number, floor: number) {
    this.#capacity = capacity;
    this.#floor = floor;
  }

  /** Adds events that follow directly on what the ring holds. */
  push(events: readonly StoredEvent[]): void {
    this.#events.push(...events);
    // Cut only at twice the capacity: one copy for as many pushes as the capacity has places.
    if (this.#events.length < this.#capacity * 2) return;
    const dropped = this.#events.splice(0, this.#events.length - this.#capacity);
    this.#floor = dropped.at(-1)?.sequence ?? this.#floor;
  }

  /** Up to `limit` events after the sequence, or `null` when the ring no longer reaches back so far. */
  after(sequence: number, limit: number): readonly StoredEvent[] | null {
    if (sequence < this.#floor) return null;
    const start = this.#firstAbove(sequence);
    return this.#events.slice(start, start + limit);
  }

  #firstAbove(sequence: number): number {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#events[middle]?.sequence ?? Infinity) > sequence) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
