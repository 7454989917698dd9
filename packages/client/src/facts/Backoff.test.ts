import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Backoff } from './Backoff.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function waits(backoff: Backoff): number {
  const start = Date.now();
  let end = start;
  backoff.later(() => (end = Date.now()));
  vi.runAllTimers();
  return end - start;
}

it('doubles the wait up to the longest, and begins again after a success', () => {
  const backoff = new Backoff({ firstMs: 100, longestMs: 300, random: () => 1 });
  expect([waits(backoff), waits(backoff), waits(backoff)]).toEqual([100, 200, 300]);
  backoff.succeeded();
  expect(waits(backoff)).toBe(100);
});

it('waits half as long at least, so that screens come back one by one', () => {
  expect(waits(new Backoff({ firstMs: 100, longestMs: 300, random: () => 0 }))).toBe(50);
});

it('waits for one attempt only, and for none once it is stopped', () => {
  const attempt = vi.fn();
  const backoff = new Backoff({ firstMs: 100, longestMs: 300 });
  backoff.later(attempt);
  backoff.later(attempt);
  vi.runAllTimers();
  expect(attempt).toHaveBeenCalledOnce();
  backoff.later(attempt);
  backoff.stop();
  vi.runAllTimers();
  expect(attempt).toHaveBeenCalledOnce();
});
