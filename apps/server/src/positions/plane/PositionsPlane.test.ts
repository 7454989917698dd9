import { dotStatus } from '@finemesh/contract';
import { distanceMeters, lngLat } from '@finemesh/geo';
import { createTestClock } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import type { Sharer } from '../sharing/Sharer.ts';
import { createSharer } from '../testing/index.ts';
import { PositionsPlane } from './PositionsPlane.ts';

const point = lngLat(118.6911, 32.0224);
const [tian, chen] = [createSharer('tian'), createSharer('chen', { isVolunteer: false })];

function createPlane(sharers: readonly Sharer[], onTask: readonly Sharer[] = []) {
  const clock = createTestClock();
  const plane = new PositionsPlane({
    register: { sharer: (accountId) => sharers.find((sharer) => sharer.accountId === accountId) ?? null },
    onTask: { has: (accountId) => onTask.some((sharer) => sharer.accountId === accountId) },
    clock,
    volunteerPrecisionMeters: 50,
  });
  const receive = ({ accountId }: Sharer, agoMs = 0) => plane.receive(accountId, { point, at: new Date(clock.now().getTime() - agoMs) });
  /** How the sharer's dot is shown. */
  const dotOf = ({ accountId }: Sharer) => {
    const { slots, positions } = plane;
    const slot = slots.slotOf(accountId) ?? -1;
    return { status: positions.statusOf(slot), offMeters: distanceMeters(point, lngLat(positions.lngOf(slot), positions.latOf(slot))) };
  };
  return { plane, clock, receive, dotOf };
}

describe('PositionsPlane', () => {
  it('PI6 forgets a reading of somebody who does not share', () => {
    const { plane, receive } = createPlane([]);
    expect(receive(tian)).toBe('notSharing');
    expect([plane.positions.shown, plane.slots.slotOf(tian.accountId)]).toEqual([0, undefined]);
  });

  it('PI7 forgets a stale reading, and counts one from the future as now', () => {
    const { plane, clock, receive } = createPlane([tian]);
    expect([receive(tian, 60_001), plane.positions.shown]).toEqual(['stale', 0]);
    expect([receive(tian, -3_600_000), plane.positions.shown]).toEqual(['shown', 1]);
    clock.advance(60_001);
    plane.hideStale();
    expect(plane.positions.shown).toBe(0);
  });

  it('PF5 snaps volunteers and staff without work to the net, and shows staff on a task exactly', () => {
    const idle = createSharer('li', { isVolunteer: false });
    const { receive, dotOf } = createPlane([tian, chen, idle], [tian, chen]);
    for (const sharer of [tian, chen, idle]) receive(sharer);
    expect(dotOf(chen).offMeters).toBeLessThan(0.2);
    expect(Math.min(dotOf(tian).offMeters, dotOf(idle).offMeters)).toBeGreaterThan(1);
    expect([tian, chen, idle].map((sharer) => dotOf(sharer).status)).toEqual([
      dotStatus.volunteerOnTask,
      dotStatus.staffOnTask,
      dotStatus.staffAround,
    ]);
  });

  it('PF6 hides what is stale and shows it again with the next reading', () => {
    const { plane, clock, receive } = createPlane([tian]);
    receive(tian);
    clock.advance(60_001);
    plane.hideStale();
    expect(plane.positions.shown).toBe(0);
    receive(tian);
    expect(plane.positions.shown).toBe(1);
  });

  it('PS2 PS4 follows who shares: seen by another post at once, gone at once', () => {
    const { plane, receive } = createPlane([tian]);
    receive(tian);
    plane.follow(chen.accountId, chen);
    expect(plane.slots.slotOf(chen.accountId)).toBeUndefined();
    plane.follow(tian.accountId, createSharer('tian', { territoryPath: 'elsewhere' }));
    expect(plane.slots.sharerOf(plane.slots.slotOf(tian.accountId) ?? -1)?.territoryPath).toBe('elsewhere');
    plane.follow(tian.accountId, null);
    expect([plane.positions.shown, plane.slots.slotOf(tian.accountId)]).toEqual([0, undefined]);
  });
});
