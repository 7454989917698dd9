/** A repeatable source of chance. The same seed gives the same calls the same answers, on every machine. */
export interface SeededRandom {
  /** A number from 0 (inclusive) to 1 (exclusive). */
  next(): number;
  /** A whole number between the two bounds, both inclusive. */
  integer(lowest: number, highest: number): number;
  /** One of the items; the list must not be empty. */
  pick<Item>(items: readonly Item[]): Item;
  /** The items in a new order; the list itself is left alone. */
  shuffle<Item>(items: readonly Item[]): Item[];
  /** A source of its own for one subject, so that a change in one part does not move the rest. */
  branch(subject: string): SeededRandom;
}

/** Makes a source from any text. Mulberry32 (T. Ettinger, public domain) over an FNV-1a hash of the seed. */
export function createSeededRandom(seed: string): SeededRandom {
  let state = hashText(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (lowest: number, highest: number): number => lowest + Math.floor(next() * (highest - lowest + 1));
  return {
    next,
    integer,
    pick: (items) => {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
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

/** FNV-1a over UTF-16 units, 32 bits: spreads short, alike texts well enough to seed from and to invent identifiers. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
