import { describe, expect, it } from 'vitest';
import { createSeededRandom, type SeededRandom } from './createSeededRandom.ts';
import { hashText } from './hashText.ts';

const draws = (random: SeededRandom): number[] => Array.from({ length: 500 }, () => random.integer(1, 6));

describe('createSeededRandom', () => {
  it('repeats itself from its seed, text or number', () => {
    for (const seed of ['finemesh', 7]) expect(draws(createSeededRandom(seed))).toEqual(draws(createSeededRandom(seed)));
    expect(draws(createSeededRandom('a'))).not.toEqual(draws(createSeededRandom('b')));
    expect(draws(createSeededRandom(1))).not.toEqual(draws(createSeededRandom(2)));
  });

  it('gives the numbers it has always given', () => {
    // Pinned: the pilot district, the walks of the demo and every seed that found a fault hang on them.
    expect(createSeededRandom(20_261_124).next()).toBe(0.18385627632960677);
    expect(createSeededRandom('finemesh').next()).toBe(0.6777029547374696);
  });

  it('draws both ends of a range and nothing beyond', () => {
    expect([...new Set(draws(createSeededRandom(7)))].toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
    const random = createSeededRandom(7);
    expect(Array.from({ length: 500 }, () => random.next()).every((value) => value >= 0 && value < 1)).toBe(true);
    expect([...new Set(Array.from({ length: 500 }, () => random.below(3)))].toSorted()).toEqual([0, 1, 2]);
  });

  it('is true as often as it was asked to be', () => {
    const random = createSeededRandom('chance');
    const hits = Array.from({ length: 2000 }, () => random.chance(0.2)).filter(Boolean).length;
    expect(hits / 2000).toBeCloseTo(0.2, 1);
  });

  it('shuffles without losing or doubling, and leaves the list alone', () => {
    const list = [1, 2, 3, 4, 5];
    expect(createSeededRandom(3).shuffle(list).toSorted()).toEqual(list);
    expect(list).toEqual([1, 2, 3, 4, 5]);
  });

  it('picks `undefined` where it is an item and refuses an empty list', () => {
    const random = createSeededRandom(3);
    expect(random.pick([undefined])).toBeUndefined();
    expect(() => random.pick([])).toThrow(RangeError);
  });

  it('branches by subject, whatever was drawn before', () => {
    const [fresh, used] = [createSeededRandom('a'), createSeededRandom('a')];
    draws(used);
    expect(draws(used.branch('walk'))).toEqual(draws(fresh.branch('walk')));
    expect(draws(used.branch('walk'))).not.toEqual(draws(used.branch('noise')));
  });
});

describe('hashText', () => {
  it('is FNV-1a of 32 bits', () => {
    // Vectors of the reference implementation (L. C. Noll).
    expect(hashText('')).toBe(0x811c9dc5);
    expect(hashText('a')).toBe(0xe40c292c);
    expect(hashText('foobar')).toBe(0xbf9cf968);
  });
});
