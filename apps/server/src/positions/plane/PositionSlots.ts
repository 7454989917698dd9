import type { AccountId } from '@finemesh/domain';
import type { Bounds } from '@finemesh/geo';
import type { Sharer } from '../sharing/Sharer.ts';
import { CellIndex } from './CellIndex.ts';
import { ShownPositions, type ShownPosition } from './ShownPositions.ts';
import { SlotNumbers } from './SlotNumbers.ts';

/** The latest position of everybody who shares, and nothing else: one slot a sharer. Only memory. */
export class PositionSlots {
  readonly #numbers = new SlotNumbers();
  readonly #positions = new ShownPositions();
  readonly #index = new CellIndex();
  readonly #slotOf = new Map<AccountId, number>();
  readonly #sharerOf = new Map<number, Sharer>();

  /** Number of slots that are on the map now. */
  get shown(): number {
    return this.#index.size;
  }

  /** Positions by slot, to be read alone. */
  get positions(): Pick<ShownPositions, 'lngOf' | 'latOf' | 'statusOf' | 'versionOf'> {
    return this.#positions;
  }

  slotOf(accountId: AccountId): number | undefined {
    return this.#slotOf.get(accountId);
  }

  sharerOf(slot: number): Sharer | undefined {
    return this.#sharerOf.get(slot);
  }

  /** The slot of a sharer, made where there is none; from now on it is seen as this sharer is. */
  acquire(sharer: Sharer): number {
    const slot = this.#slotOf.get(sharer.accountId) ?? this.#numbers.acquire();
    this.#slotOf.set(sharer.accountId, slot);
    this.#sharerOf.set(slot, sharer);
    return slot;
  }

  /** Removes what is known of an account at once. */
  release(accountId: AccountId): void {
    const slot = this.#slotOf.get(accountId);
    if (slot === undefined) return;
    this.hide(slot);
    this.#slotOf.delete(accountId);
    this.#sharerOf.delete(slot);
    this.#numbers.release(slot);
  }

  write(slot: number, position: ShownPosition): void {
    this.#positions.write(slot, position);
    this.#index.put(slot, position.lng, position.lat);
  }

  /** Takes a slot off the map while its owner keeps it. */
  hide(slot: number): void {
    this.#index.remove(slot);
    this.#positions.clear(slot);
  }

  /** Hides every slot whose position was read before the moment (milliseconds since 1970). */
  hideReadBefore(momentMs: number): void {
    for (const slot of this.#sharerOf.keys()) {
      if (this.#index.has(slot) && this.#positions.readAtMsOf(slot) < momentMs) this.hide(slot);
    }
  }

  /** Visits every slot on the map within `[west, south, east, north]`, edges included, in no order. */
  forEachWithin(bounds: Bounds, visit: (slot: number) => void): void {
    const [west, south, east, north] = bounds;
    this.#index.forEachNear(bounds, (slot) => {
      const [lng, lat] = [this.#positions.lngOf(slot), this.#positions.latOf(slot)];
      if (lng >= west && lng <= east && lat >= south && lat <= north) visit(slot);
    });
  }
}
