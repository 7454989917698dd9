import type { PositionFrame } from '@finemesh/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PositionSlots } from './PositionSlots.ts';
import { maxDots, ScreenFrames } from './ScreenFrames.ts';

const island = { bounds: [118.6, 31.9, 118.8, 32.1] as [number, number, number, number], zoom: 14 };

/** What a screen would have drawn after the frame. */
function draw(drawn: Map<number, string>, frame: PositionFrame | null): Map<number, string> {
  if (frame === null) return drawn;
  const next = frame.full ? new Map<number, string>() : new Map(drawn);
  if (frame.kind === 'cells') return next;
  frame.slots.forEach((slot, i) => next.set(slot, `${frame.lng[i]},${frame.lat[i]},${frame.status[i]}`));
  frame.removed.forEach((slot) => next.delete(slot));
  return next;
}

describe('ScreenFrames', () => {
  it('says nothing while nothing moves', () => {
    const slots = new PositionSlots();
    slots.move(slots.take({ accountId: 'a', territoryPath: 'x' }), 118.7, 32, 0, 0);
    const frames = new ScreenFrames(slots, () => true);
    frames.look(island);
    expect(frames.next(1)).toMatchObject({ kind: 'dots', full: true });
    expect(frames.next(2)).toBeNull();
  });

  it('removes a dot that leaves the view, falls silent, or may no longer be seen', () => {
    const slots = new PositionSlots();
    const [a, b, c] = ['a', 'b', 'c'].map((accountId) => slots.take({ accountId, territoryPath: 'x' })) as [number, number, number];
    for (const slot of [a, b, c]) slots.move(slot, 118.7, 32, 0, 0);
    const hidden = new Set<number>();
    const frames = new ScreenFrames(slots, (slot) => !hidden.has(slot));
    frames.look(island);
    frames.next(1);
    slots.move(a, 120, 32, 0, 1);
    slots.silence(b);
    hidden.add(c);
    expect(frames.next(2)).toMatchObject({ removed: Uint32Array.of(a, b, c) });
  });

  it('draws the truth on a screen that skips any frames and changes its view at any time', () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('move' as const), who: fc.nat({ max: 8 }), x: fc.nat({ max: 40 }) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('silence' as const), who: fc.nat({ max: 8 }) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('frame' as const) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('pan' as const), x: fc.nat({ max: 30 }) }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const slots = new PositionSlots();
        const frames = new ScreenFrames(slots, () => true);
        let bounds: [number, number, number, number] = [118.6, 31.9, 118.8, 32.1];
        frames.look({ bounds, zoom: 14 });
        let drawn = new Map<number, string>();
        for (const one of steps) {
          if (one.kind === 'move') {
            slots.move(slots.take({ accountId: `a${one.who}`, territoryPath: 'x' }), 118.5 + one.x / 100, 32, one.x % 4, 0);
          } else if (one.kind === 'silence') {
            const slot = slots.slotOfAccount(`a${one.who}`);
            if (slot !== undefined) slots.silence(slot);
          } else if (one.kind === 'pan') {
            bounds = [118.5 + one.x / 100, 31.9, 118.7 + one.x / 100, 32.1];
            frames.look({ bounds, zoom: 14 });
          } else drawn = draw(drawn, frames.next(1));
        }
        drawn = draw(drawn, frames.next(2));
        const truth = new Map<number, string>();
        slots.forEachWithin(bounds, (slot) => truth.set(slot, `${slots.lngOf(slot)},${slots.latOf(slot)},${slots.statusOf(slot)}`));
        expect(new Map([...drawn].sort())).toEqual(new Map([...truth].sort()));
      }),
    );
  });

  it('counts per cell when there are too many dots, loses nobody, and goes back with a full frame', () => {
    const slots = new PositionSlots();
    for (let i = 0; i <= maxDots; i += 1) {
      slots.move(slots.take({ accountId: `a${i}`, territoryPath: 'x' }), 118.61 + (i % 50) * 0.003, 31.95 + (i % 41) * 0.003, 0, 0);
    }
    const frames = new ScreenFrames(slots, () => true);
    frames.look({ ...island, zoom: 11 });
    const cells = frames.next(1);
    if (cells?.kind !== 'cells') throw new Error('expected cells');
    expect(cells.count.reduce((sum, count) => sum + count, 0)).toBe(maxDots + 1);
    expect(cells.count.length).toBeLessThan(maxDots / 4);
    slots.release('a0');
    expect(frames.next(2)).toMatchObject({ kind: 'dots', full: true });
  });
});
