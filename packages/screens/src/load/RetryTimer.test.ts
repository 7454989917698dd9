import { FinemeshError } from '@finemesh/contract';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RetryTimer } from './RetryTimer.ts';

let asked: number;
let timer: RetryTimer;
const passing = new FinemeshError('unavailable');

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  timer = new RetryTimer(() => (asked += 1));
});
afterEach(() => vi.useRealTimers());

/** How long it waits after a failure, in milliseconds; `null` where it does not ask again. */
function waitAfter(cause: unknown): number | null {
  const before = asked;
  timer.failed(cause);
  const start = Date.now();
  vi.runAllTimers();
  return asked === before ? null : Date.now() - start;
}

it('asks again ever more rarely, without end', () => {
  expect(Array.from({ length: 6 }, () => waitAfter(passing))).toEqual([3_000, 5_000, 10_000, 30_000, 30_000, 30_000]);
});

it('waits as shortly as at first after a success', () => {
  waitAfter(passing);
  waitAfter(passing);
  timer.succeeded();
  expect(waitAfter(passing)).toBe(3_000);
});

it.each([new FinemeshError('notFound'), new FinemeshError('notAllowed'), new TypeError('a fault of ours'), undefined])(
  'does not ask again after %s',
  (cause) => {
    expect(waitAfter(cause)).toBeNull();
  },
);

it('asks once for two failures, and not at all once it is stopped', () => {
  timer.failed(passing);
  timer.failed(passing);
  vi.runAllTimers();
  expect(asked).toBe(1);
  timer.failed(passing);
  timer.stop();
  vi.runAllTimers();
  expect(asked).toBe(1);
});
