import { hashText } from './hashText.ts';

/** A repeatable source of chance. The same seed gives the same calls the same answers, on every machine. */
export interface SeededRandom {
  /** What it was made from, to be printed where a test fails. */
  readonly seed: string | number;
  /** A number from 0 (inclusive) to 1 (exclusive). */
  next(): number;
  /** A whole number between the two bounds, both inclusive. */
  integer(lowest: number, highest: number): number;
  /** A whole number from 0 up to but not including `bound`. */
  below(bound: number): number;
  /** True with the given probability, 0 to 1. */
  chance(probability: number): boolean;
  /** One of the items. @throws RangeError for an empty list. */
  pick<Item>(items: readonly Item[]): Item;
  /** The items in a new order; the list itself is left alone. */
  shuffle<Item>(items: readonly Item[]): Item[];
  /** A source of its own for one subject, so that a change in one part does not move the rest. */
  branch(subject: string): SeededRandom;
}

/**
 * Makes a source from any text, or from the lower 32 bits of a whole number: Mulberry32 (T. Ettinger, public domain), over
 * an FNV-1a hash of the text. Good enough to vary inputs and to invent a district, not for secrets.
 */
export function createSeededRandom(seed: string | number): SeededRandom {
  let state = typeof seed === 'number' ? seed | 0 : hashText(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  const integer = (lowest: number, highest: number): number => lowest + below(highest - lowest + 1);
  return {
    seed,
    next,
    integer,
    below,
    chance: (probability) => next() < probability,
    pick: <Item>(items: readonly Item[]): Item => {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      // Among the items may be `undefined`, so only the length says whether there is one.
      return items[below(items.length)] as Item;
    },
    shuffle: (items) => {
      const order = [...items];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = integer(0, last);
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
      return order;
    },
    branch: (subject) => createSeededRandom(`${seed}/${subject}`),
  };
}
