/** Random numbers that a seed repeats. */
export interface SeededRandom {
  /** What repeats this run: set `FINEMESH_TEST_SEED` to it. */
  readonly seed: number;
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both inclusive. */
  integer(low: number, high: number): number;
  /** One of the items. @throws for an empty list. */
  pick<Item>(items: readonly Item[]): Item;
}

/**
 * Random from `FINEMESH_TEST_SEED`, or from a new seed, which a failing test should print.
 *
 * Mulberry32: 32 bits of state are plenty for test cases, and it is the same on every machine.
 */
export function createSeededRandom(seed: number = seedOfRun()): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    seed,
    next,
    integer,
    pick<Item>(items: readonly Item[]): Item {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      return items[integer(0, items.length - 1)] as Item;
    },
  };
}

function seedOfRun(): number {
  const given = Number(process.env['FINEMESH_TEST_SEED']);
  return Number.isInteger(given) && given > 0 ? given : Math.floor(Math.random() * 2 ** 31);
}
