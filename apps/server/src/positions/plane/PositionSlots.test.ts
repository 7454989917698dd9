import { expect, it } from 'vitest';
import { createSharer } from '../testing/index.ts';
import { PositionSlots } from './PositionSlots.ts';

it('gives a sharer one slot for as long as it shares, seen as it shares now', () => {
  const slots = new PositionSlots();
  const [tian, chen] = [createSharer('tian'), createSharer('chen')];
  const slot = slots.acquire(tian);
  expect(slots.acquire(chen)).not.toBe(slot);
  const elsewhere = createSharer('tian', { territoryPath: 'elsewhere' });
  expect([slots.acquire(elsewhere), slots.slotOf(tian.accountId), slots.sharerOf(slot)]).toEqual([slot, slot, elsewhere]);
});

it('knows nothing more of who was released', () => {
  const slots = new PositionSlots();
  const tian = createSharer('tian');
  const slot = slots.acquire(tian);
  expect(slots.release(tian.accountId)).toBe(slot);
  expect([slots.release(tian.accountId), slots.slotOf(tian.accountId), slots.sharerOf(slot)]).toEqual([undefined, undefined, undefined]);
});
