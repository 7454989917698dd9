import { expect, test, vi } from 'vitest';
import { Signal } from './Signal.ts';

test('calls a function registered twice two times, and each stop ends one of them', () => {
  const signal = new Signal<[number]>();
  const listener = vi.fn();
  const stop = signal.listen(listener);
  signal.listen(listener);
  signal.emit(1);
  expect(listener).toHaveBeenCalledTimes(2);
  stop();
  stop();
  signal.emit(2);
  expect(listener).toHaveBeenCalledTimes(3);
});

test('still calls whoever listened when the happening began, though another one stops meanwhile', () => {
  const signal = new Signal<[]>();
  const last = vi.fn();
  signal.listen(() => signal.clear());
  signal.listen(last);
  signal.emit();
  expect(last).toHaveBeenCalledOnce();
  expect(signal.hasListeners).toBe(false);
});
