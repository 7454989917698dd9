/** So many returned numbers rest before the oldest is given out again. */
export const restingNumbers = 256;

/**
 * Gives out the small numbers under which screens know dots. A returned number rests for a while, so that a screen that has skipped
 * some frames does not take one person's dot for another's.
 */
export class SlotNumbers {
  #next = 0;
  /** The one returned first comes first. */
  readonly #resting: number[] = [];

  acquire(): number {
    const rested = this.#resting.length > restingNumbers ? this.#resting.shift() : undefined;
    return rested ?? this.#next++;
  }

  release(slot: number): void {
    this.#resting.push(slot);
  }
}
