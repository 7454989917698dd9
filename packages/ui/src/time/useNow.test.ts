import { effectScope } from 'vue';
import { describe, expect, it } from 'vitest';
import { createClock } from '../testing/createClock.ts';
import { useNow } from './useNow.ts';

describe('useNow', () => {
  it('ticks once an interval', () => {
    const clock = createClock(0);
    const scope = effectScope();
    const now = scope.run(() => useNow({ clock, intervalMs: 1000 }))!;
    clock.advance(900);
    expect(now.value).toBe(0);
    clock.advance(100);
    expect(now.value).toBe(1000);
    scope.stop();
  });

  it('stops its timer with the last scope that watches', () => {
    const clock = createClock(0);
    const [first, second] = [effectScope(), effectScope()];
    first.run(() => useNow({ clock }));
    second.run(() => useNow({ clock }));
    expect(clock.running()).toBe(1);
    first.stop();
    expect(clock.running()).toBe(1);
    second.stop();
    expect(clock.running()).toBe(0);
  });

  it('ticks again for who comes after everybody left', () => {
    const clock = createClock(0);
    const first = effectScope();
    first.run(() => useNow({ clock }));
    first.stop();
    const second = effectScope();
    const now = second.run(() => useNow({ clock }))!;
    clock.advance(5000);
    expect(now.value).toBe(5000);
    second.stop();
  });

  it('gives different intervals different timers', () => {
    const clock = createClock(0);
    const scope = effectScope();
    const slow = scope.run(() => (useNow({ clock }), useNow({ clock, intervalMs: 60_000 })))!;
    expect(clock.running()).toBe(2);
    clock.advance(1000);
    expect(slow.value).toBe(0);
    scope.stop();
  });
});
