import { expect, it } from 'vitest';
import { growthOf } from './growthOf.ts';

it('distinguishes quadratic work from linear work', () => {
  const walk = (size: number) => {
    let sum = 0;
    for (let i = 0; i < size; i += 1) sum += Math.sqrt(i);
    return sum;
  };
  expect(growthOf(40_000, (size) => size, walk)).toBeLessThan(8);
  expect(growthOf(2_000, (size) => size, (size) => { for (let i = 0; i < size; i += 1) walk(size); })).toBeGreaterThan(10);
});
