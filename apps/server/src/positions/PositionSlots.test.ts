import type { Bounds } from '@finemesh/geo';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PositionSlots } from './PositionSlots.ts';

const whole = [-180, -90, 180, 90] as const;

function within(slots: PositionSlots, bounds: Bounds): number[] {
  const found: number[] = [];
  slots.forEachWithin(bounds, (slot) => found.push(slot));
  return found.sort((a, b) => a - b);
}

it('keeps only the latest position of an account', () => {
  const slots = new PositionSlots();
  const slot = slots.take({ accountId: 'a', territoryPath: 'x' });
  slots.move(slot, 118, 32, 0, 1);
  slots.move(slot, 119, 33, 1, 2);
  expect(within(slots, whole)).toEqual([slot]);
  expect(within(slots, [117.9, 31.9, 118.1, 32.1])).toEqual([]);
  expect([slots.lngOf(slot), slots.latOf(slot), slots.statusOf(slot)]).toEqual([119, 33, 1]);
});

it('finds exactly what a walk over all positions finds, through moves, silences and releases', () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('move' as const),
      who: fc.nat({ max: 30 }),
      lng: fc.double({ min: 118.6, max: 118.8, noNaN: true }),
      lat: fc.double({ min: 31.9, max: 32.1, noNaN: true }),
    }),
    fc.record({ kind: fc.constantFrom('silence' as const, 'release' as const), who: fc.nat({ max: 30 }) }),
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
          slots.move(slots.take({ accountId, territoryPath: 'x' }), one.lng, one.lat, 0, 0);
          truth.set(accountId, [one.lng, one.lat]);
        } else {
          const slot = slots.slotOfAccount(accountId);
          if (slot !== undefined && one.kind === 'silence') slots.silence(slot);
          else slots.release(accountId);
          truth.delete(accountId);
        }
      }
      const expected = [...truth]
        .filter(([, [lng, lat]]) => lng >= box[0] && lng <= box[2] && lat >= box[1] && lat <= box[3])
        .map(([accountId]) => accountId)
        .sort();
      expect(within(slots, box).map((slot) => slots.sharerOf(slot)?.accountId).sort()).toEqual(expected);
      expect(slots.heard).toBe(truth.size);
    }),
  );
});

it('grows past its first size without losing anybody', () => {
  const slots = new PositionSlots();
  for (let i = 0; i < 3_000; i += 1) slots.move(slots.take({ accountId: `a${i}`, territoryPath: 'x' }), 118 + i / 1e5, 32, 0, 0);
  expect(within(slots, whole)).toHaveLength(3_000);
  expect(slots.lngOf(slots.slotOfAccount('a2999') ?? -1)).toBeCloseTo(118.02999, 9);
});

it('silences what has not been heard for long', () => {
  const slots = new PositionSlots();
  slots.move(slots.take({ accountId: 'old', territoryPath: 'x' }), 118, 32, 0, 100);
  slots.move(slots.take({ accountId: 'new', territoryPath: 'x' }), 118, 32, 0, 200);
  slots.silenceBefore(150);
  expect(within(slots, whole).map((slot) => slots.sharerOf(slot)?.accountId)).toEqual(['new']);
});
