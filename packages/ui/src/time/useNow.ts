import { onScopeDispose, readonly, shallowRef, type Ref } from 'vue';

/** The time, and a way to be called again; tests pass their own. */
export interface Clock {
  /** Epoch milliseconds. */
  now: () => number;
  setInterval: (callback: () => void, intervalMs: number) => unknown;
  clearInterval: (timer: never) => void;
}

/** The device's clock. Looked up at each call, so that fake timers installed later are seen. */
export const deviceClock: Clock = {
  now: () => Date.now(),
  setInterval: (callback, intervalMs) => globalThis.setInterval(callback, intervalMs),
  clearInterval: (timer) => globalThis.clearInterval(timer),
};

export interface UseNowOptions {
  /** Milliseconds between two ticks; default 1000. */
  intervalMs?: number | undefined;
  clock?: Clock | undefined;
}

/**
 * The present as a ref (epoch milliseconds) that ticks until the calling scope ends. All callers with the same clock and
 * interval share one timer, so a list of two hundred ages wakes the phone once a second and not two hundred times.
 */
export function useNow(options: UseNowOptions = {}): Readonly<Ref<number>> {
  const { intervalMs = 1000, clock = deviceClock } = options;
  const now = shallowRef(clock.now());
  const stop = onTick(clock, intervalMs, (instant) => (now.value = instant));
  onScopeDispose(stop);
  return readonly(now);
}

interface Ticker {
  timer: unknown;
  listeners: Set<(now: number) => void>;
}

const tickers = new WeakMap<Clock, Map<number, Ticker>>();

function onTick(clock: Clock, intervalMs: number, listener: (now: number) => void): () => void {
  const ofClock = tickers.get(clock) ?? new Map<number, Ticker>();
  tickers.set(clock, ofClock);
  const ticker = ofClock.get(intervalMs) ?? startTicker(clock, intervalMs);
  ofClock.set(intervalMs, ticker);
  ticker.listeners.add(listener);
  return () => {
    ticker.listeners.delete(listener);
    if (ticker.listeners.size > 0) return;
    clock.clearInterval(ticker.timer as never);
    ofClock.delete(intervalMs);
  };
}

function startTicker(clock: Clock, intervalMs: number): Ticker {
  const listeners: Ticker['listeners'] = new Set();
  const timer = clock.setInterval(() => {
    const now = clock.now();
    for (const listener of listeners) listener(now);
  }, intervalMs);
  return { timer, listeners };
}
