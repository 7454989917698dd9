/** Random choices that a seed repeats. Not testkit's, which wants Node's types; this package compiles without them. */
export interface SeededRandom {
  /** Integer from 0 up to but not including `below`. */
  int(below: number): number;
  /** True with the given probability, 0–1. */
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
}

/** 32-bit mixing generator (mulberry32): good enough to vary inputs, not for secrets. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      return items[int(items.length)] as (typeof items)[number];
    },
  };
}

/** Seed and rounds of a fuzz run, from FINEMESH_TEST_SEED and FINEMESH_FUZZ_ROUNDS when they are set. */
export function fuzzRun(defaultRounds: number): { seed: number; rounds: number } {
  const env = (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env ?? {};
  return {
    seed: Number(env['FINEMESH_TEST_SEED'] ?? 20_261_124),
    rounds: Number(env['FINEMESH_FUZZ_ROUNDS'] ?? defaultRounds),
  };
}
