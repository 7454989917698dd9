import { expect, it } from 'vitest';
import { restingNumbers, SlotNumbers } from './SlotNumbers.ts';

it('PF6 gives no number out again before 256 others were returned', () => {
  const numbers = new SlotNumbers();
  const first = numbers.acquire();
  numbers.release(first);
  for (let i = 0; i < restingNumbers; i += 1) {
    const next = numbers.acquire();
    expect(next).not.toBe(first);
    numbers.release(next);
  }
  expect(numbers.acquire()).toBe(first);
});
