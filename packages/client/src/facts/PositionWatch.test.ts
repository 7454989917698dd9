import type { WatchPositions } from '@finemesh/contract';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PositionWatch } from './PositionWatch.ts';
import { FactsSocketStandIn } from './testing/FactsSocketStandIn.ts';

const area = (zoom: number): WatchPositions => ({ bounds: [118, 31, 119, 33], zoom });
let socket: FactsSocketStandIn;
let watch: PositionWatch;

beforeEach(() => {
  vi.useFakeTimers();
  socket = new FactsSocketStandIn({} as never);
  watch = new PositionWatch(socket);
});
afterEach(() => void vi.useRealTimers());

const zooms = () => socket.watched.map((watched) => (watched as WatchPositions | null)?.zoom ?? null);

it('asks at once, and then for the newest area, at most four times a second', () => {
  watch.opened();
  for (let zoom = 1; zoom <= 10; zoom += 1) watch.want(area(zoom));
  expect(zooms()).toEqual([1]);
  vi.advanceTimersByTime(250);
  expect(zooms()).toEqual([1, 10]);
  vi.advanceTimersByTime(10_000);
  expect(zooms()).toEqual([1, 10]);
});

it('asks for nothing while there is no connection, and for the newest area when there is one again', () => {
  watch.want(area(1));
  watch.want(area(2));
  watch.opened();
  watch.closed();
  watch.want(area(3));
  vi.advanceTimersByTime(1_000);
  expect(zooms()).toEqual([2]);
  watch.opened();
  expect(zooms()).toEqual([2, 3]);
});

it('asks again for what was refused for coming too fast', () => {
  watch.opened();
  socket.watchAnswer = { ok: false, code: 'tooManyRequests' };
  watch.want(area(1));
  socket.watchAnswer = { ok: true };
  vi.advanceTimersByTime(250);
  expect(zooms()).toEqual([1, 1]);
});

it('says that it wants nothing more', () => {
  watch.opened();
  watch.want(area(1));
  watch.want(null);
  vi.advanceTimersByTime(250);
  expect([zooms(), watch.isWanted]).toEqual([[1, null], false]);
});
