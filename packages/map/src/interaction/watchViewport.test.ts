import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MemoryEngine } from '../../tests/MemoryEngine.ts';
import { watchViewport } from './watchViewport.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watchEngine() {
  const engine = new MemoryEngine();
  const report = vi.fn();
  return { engine, report, stop: watchViewport(engine, report) };
}

test('reports the first view though nobody moves it', () => {
  const { report } = watchEngine();
  vi.advanceTimersByTime(149);
  expect(report).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(report.mock.calls).toEqual([[{ bounds: [0, 0, 1, 1], zoom: 15 }]]);
});

test('reports a swipe of many moves once, when it has come to rest', () => {
  const { engine, report } = watchEngine();
  for (let move = 0; move < 20; move += 1) {
    vi.advanceTimersByTime(100);
    engine.emit('moveend', undefined);
  }
  expect(report).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(report).toHaveBeenCalledOnce();
});

test('reports nothing more once it was stopped, not even what is under way', () => {
  const { engine, report, stop } = watchEngine();
  engine.emit('moveend', undefined);
  stop();
  vi.advanceTimersByTime(1000);
  engine.emit('moveend', undefined);
  vi.advanceTimersByTime(1000);
  expect([report.mock.calls.length, engine.isListenedTo('moveend'), vi.getTimerCount()]).toEqual([0, false, 0]);
});
