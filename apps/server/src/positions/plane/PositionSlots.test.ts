import type { Bounds } from '@finemesh/geo';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSharer } from '../testing/index.ts';
import { PositionSlots } from './PositionSlots.ts';

/** A dot as it is written, read at the moment. */
const at = (lng: number, lat: number, readAtMs = 0, status = 0) => ({ lng, lat, status, readAtMs });
const whole = [-180, -90, 180, 90] as const;

function within(slots: PositionSlots, bounds: Bounds): number[] {
  const found: number[] = [];
  slots.forEachWithin(bounds, (slot) => found.push(slot));
  return found.sort((a, b) => a - b);
}

it('keeps only the latest position of an account', () => {
  const slots = new PositionSlots();
  const slot = slots.acquire(createSharer('a'));
  slots.write(slot, at(118, 32, 1));
  slots.write(slot, at(119, 33, 2, 1));
  expect(within(slots, whole)).toEqual([slot]);
  expect(within(slots, [117.9, 31.9, 118.1, 32.1])).toEqual([]);
  expect([slots.positions.lngOf(slot), slots.positions.latOf(slot), slots.positions.statusOf(slot)]).toEqual([119, 33, 1]);
});

it('finds exactly what a walk over all positions finds, through moves, hiding and releases', () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('move' as const),
      who: fc.nat({ max: 30 }),
      lng: fc.double({ min: 118.6, max: 118.8, noNaN: true }),
      lat: fc.double({ min: 31.9, max: 32.1, noNaN: true }),
    }),
    fc.record({ kind: fc.constantFrom('hide' as const, 'release' as const), who: fc.nat({ max: 30 }) }),
  );
  const bounds = fc
    .tuple(
      fc.double({ min: 118.5, max: 118.9, noNaN: true }),
      fc.double({ min: 31.8, max: 32.2, noNaN: true }),
      fc.double({ min: 0, max: 0.3, noNaN: true }),
    )
    .map(([west, south, side]) => [west, south, west + side, south + side] as const);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), bounds, (steps, box) => {
      const slots = new PositionSlots();
      const truth = new Map<string, [number, number]>();
      for (const one of steps) {
        const accountId = `a${one.who}`;
        if (one.kind === 'move') {
          slots.write(slots.acquire(createSharer(accountId)), at(one.lng, one.lat));
          truth.set(accountId, [one.lng, one.lat]);
        } else {
          const slot = slots.slotOf(createSharer(accountId).accountId);
          if (slot !== undefined && one.kind === 'hide') slots.hide(slot);
          else slots.release(createSharer(accountId).accountId);
          truth.delete(accountId);
        }
      }
      const expected = [...truth]
        .filter(([, [lng, lat]]) => lng >= box[0] && lng <= box[2] && lat >= box[1] && lat <= box[3])
        .map(([accountId]) => accountId)
        .sort();
      expect(within(slots, box).map((slot) => slots.sharerOf(slot)?.accountId).sort()).toEqual(expected);
      expect(slots.shown).toBe(truth.size);
    }),
  );
});

it('grows past its first size without losing anybody', () => {
  const slots = new PositionSlots();
  for (let i = 0; i < 3_000; i += 1) slots.write(slots.acquire(createSharer(`a${i}`)), at(118 + i / 1e5, 32));
  expect(within(slots, whole)).toHaveLength(3_000);
  expect(slots.positions.lngOf(slots.slotOf(createSharer('a2999').accountId) ?? -1)).toBeCloseTo(118.02999, 9);
});

it('PF6 hides what is stale', () => {
  const slots = new PositionSlots();
  slots.write(slots.acquire(createSharer('old')), at(118, 32, 100));
  slots.write(slots.acquire(createSharer('new')), at(118, 32, 200));
  slots.hideReadBefore(150);
  expect(within(slots, whole).map((slot) => slots.sharerOf(slot)?.accountId)).toEqual(['new']);
});
