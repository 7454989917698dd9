import { expect, it } from 'vitest';
import { reconnectDelayMs } from './reconnectDelayMs.ts';

it('doubles up to eight seconds and spreads over the upper half', () => {
  expect([0, 1, 2, 3].map((attempts) => reconnectDelayMs(attempts, 1))).toEqual([300, 600, 1_200, 2_400]);
  expect([reconnectDelayMs(30, 0), reconnectDelayMs(30, 1)]).toEqual([4_000, 8_000]);
});
