import type { AccountId } from '@finemesh/domain';
import type { Sharer } from '../sharing/Sharer.ts';
import { SlotNumbers } from './SlotNumbers.ts';

/** Which slot means whom: one slot a sharer, for as long as it shares. Only memory. */
export class PositionSlots {
  readonly #numbers = new SlotNumbers();
  readonly #slotOf = new Map<AccountId, number>();
  readonly #sharerOf = new Map<number, Sharer>();

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

  /** Removes what is known of an account. @returns the slot that it had, if any. */
  release(accountId: AccountId): number | undefined {
    const slot = this.#slotOf.get(accountId);
    if (slot === undefined) return undefined;
    this.#slotOf.delete(accountId);
    this.#sharerOf.delete(slot);
    this.#numbers.release(slot);
    return slot;
  }
}
