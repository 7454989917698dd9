import type { DotsFrame } from '@finemesh/contract';
import { mercatorX, mercatorY } from '@finemesh/geo';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DotStore, glideMs } from './DotStore.ts';

const home = { lng: 118.692, lat: 32.023 };
/** About 10 m east. */
const nearby = { lng: 118.692106, lat: 32.023 };

function createFrame(dots: readonly (readonly [slot: number, at: { lng: number; lat: number }, status?: number])[], change: Partial<DotsFrame> = {}): DotsFrame {
  return {
    kind: 'dots',
    full: false,
    atSeconds: 0,
    slots: Uint32Array.from(dots, ([slot]) => slot),
    lng: Float64Array.from(dots, ([, { lng }]) => lng),
    lat: Float64Array.from(dots, ([, { lat }]) => lat),
    status: Uint8Array.from(dots, ([, , status = 0]) => status),
    removed: new Uint32Array(),
    ...change,
  };
}

/** Longitude at which a slot is seen, degrees; NaN when it is not shown. */
function lngOf(store: DotStore, slot: number, nowMs: number): number {
  const seen = store.seenAt(slot, nowMs);
  return seen ? seen[0] * 360 - 180 : Number.NaN;
}

describe('moving dots', () => {
  test('appear where they are and glide to where they go', () => {
    const store = new DotStore();
    store.apply(createFrame([[5, home]]), 0);
    expect(lngOf(store, 5, 0)).toBeCloseTo(home.lng, 8);
    store.apply(createFrame([[5, nearby]]), 1000);
    expect(lngOf(store, 5, 1000)).toBeCloseTo(home.lng, 8);
    expect(lngOf(store, 5, 1000 + glideMs / 2)).toBeCloseTo((home.lng + nearby.lng) / 2, 8);
    expect(lngOf(store, 5, 1000 + glideMs)).toBeCloseTo(nearby.lng, 8);
    expect(lngOf(store, 5, 9000)).toBeCloseTo(nearby.lng, 8);
  });

  test('turn in mid-glide from where they are seen, without a jump', () => {
    const store = new DotStore();
    store.apply(createFrame([[5, home]]), 0);
    store.apply(createFrame([[5, nearby]]), 1000);
    const seen = lngOf(store, 5, 1400);
    store.apply(createFrame([[5, home]]), 1400);
    expect(lngOf(store, 5, 1400)).toBeCloseTo(seen, 8);
    expect(lngOf(store, 5, 1400 + glideMs)).toBeCloseTo(home.lng, 8);
  });

  test('jump over distances that nobody walks in a second', () => {
    const store = new DotStore();
    store.apply(createFrame([[5, home]]), 0);
    store.apply(createFrame([[5, { lng: 118.75, lat: 32 }]]), 1000);
    expect(lngOf(store, 5, 1000)).toBeCloseTo(118.75, 6);
  });

  test('stay when a frame does not name them', () => {
    const store = new DotStore();
    store.apply(createFrame([[1, home], [2, nearby]]), 0);
    store.apply(createFrame([[1, nearby]]), 1000);
    expect(store.count).toBe(2);
    expect(lngOf(store, 2, 1500)).toBeCloseTo(nearby.lng, 8);
  });

  test('are forgotten by a full frame that does not name them', () => {
    const store = new DotStore();
    store.apply(createFrame([[1, home], [2, nearby]]), 0);
    store.apply(createFrame([[2, home], [3, home]], { full: true }), 1000);
    expect(store.count).toBe(2);
    expect(store.seenAt(1, 1000)).toBeNull();
    expect(lngOf(store, 2, 1000), 'glides on').toBeCloseTo(nearby.lng, 8);
  });

  test('start afresh when a slot is removed and given to another in one frame', () => {
    const store = new DotStore();
    store.apply(createFrame([[1, home]]), 0);
    store.apply(createFrame([[1, nearby]], { removed: Uint32Array.of(1) }), 1000);
    expect(store.count).toBe(1);
    expect(lngOf(store, 1, 1000)).toBeCloseTo(nearby.lng, 8);
  });

  test('are picked where they are seen, and only within reach', () => {
    const store = new DotStore();
    store.apply(createFrame([[8, home], [9, nearby]]), 0);
    const at = [mercatorX(nearby.lng), mercatorY(nearby.lat)] as const;
    expect(store.nearest(...at, 1e-7, 1)).toBe(9);
    expect(store.nearest(at[0], at[1] + 1e-6, 1e-7, 1)).toBeNull();
    expect(new DotStore().nearest(0.5, 0.5, 1, 1)).toBeNull();
  });

  test('hold the same people as a plain map after any frames', () => {
    const slot = fc.integer({ min: 0, max: 30 });
    const at = fc.record({ lng: fc.double({ min: 118.6, max: 118.8, noNaN: true }), lat: fc.double({ min: 31.9, max: 32.1, noNaN: true }) });
    const frame = fc.record({
      dots: fc.uniqueArray(fc.tuple(slot, at), { selector: ([s]) => s, maxLength: 12 }),
      removed: fc.uniqueArray(slot, { maxLength: 6 }),
      full: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 20 }), (frames) => {
        const store = new DotStore();
        const model = new Map<number, { lng: number; lat: number }>();
        frames.forEach(({ dots, removed, full }, i) => {
          store.apply(createFrame(dots, { removed: Uint32Array.from(removed), full }), i * 300);
          if (full) model.clear();
          for (const gone of removed) model.delete(gone);
          for (const [key, place] of dots) model.set(key, place);
        });
        const end = frames.length * 300 + glideMs;
        expect(store.count).toBe(model.size);
        for (const [key, { lng }] of model) expect(lngOf(store, key, end)).toBeCloseTo(lng, 6);
      }),
    );
  });

  test('keep decimetres in 32-bit floats far from the anchor', () => {
    const store = new DotStore();
    const far = { lng: 118.85, lat: 32.1 };
    store.apply(createFrame([[1, home], [2, far]]), 0);
    const [x = 0, y = 0] = store.seenAt(2, 5000) ?? [];
    const meters = Math.hypot(x - mercatorX(far.lng), y - mercatorY(far.lat)) * 34_000_000;
    expect(meters).toBeLessThan(0.1);
  });
});
