import type { PositionFrame } from '@finemesh/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShownPositions } from '../plane/ShownPositions.ts';
import { maxDots, ScreenFrames } from './ScreenFrames.ts';

const island = { bounds: [118.6, 31.9, 118.8, 32.1] as [number, number, number, number], zoom: 14 };

const everybody = (): boolean => true;
/** A dot as it is written. */
const at = (lng: number, lat: number, status = 0) => ({ lng, lat, status, readAtMs: 0 });

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
  it('PF1 has nothing to send while nothing moves', () => {
    const positions = new ShownPositions();
    positions.write(0, at(118.7, 32));
    const frames = new ScreenFrames(positions);
    expect(frames.next(island, everybody, 1)).toMatchObject({ kind: 'dots', full: true });
    expect(frames.next(island, everybody, 2)).toBeNull();
    frames.clear();
    expect(frames.next(island, everybody, 3)).toMatchObject({ kind: 'dots', full: true });
  });

  it('PF6 removes a dot that leaves the view, is hidden, or may no longer be seen', () => {
    const positions = new ShownPositions();
    const [a, b, c] = [0, 1, 2];
    for (const slot of [a, b, c]) positions.write(slot, at(118.7, 32));
    const hidden = new Set<number>();
    const frames = new ScreenFrames(positions);
    const maySee = (slot: number): boolean => !hidden.has(slot);
    frames.next(island, maySee, 1);
    expect([a, b, c].map((slot) => frames.shows(slot))).toEqual([true, true, true]);
    positions.write(a, at(120, 32));
    positions.hide(b);
    hidden.add(c);
    expect(frames.next(island, maySee, 2)).toMatchObject({ removed: Uint32Array.of(a, b, c) });
    expect(frames.shows(a)).toBe(false);
  });

  it('PF2 draws the truth on a screen that skips any frames and changes its view at any time', () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('move' as const), who: fc.nat({ max: 8 }), x: fc.nat({ max: 40 }) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('hide' as const), who: fc.nat({ max: 8 }) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('frame' as const) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('pan' as const), x: fc.nat({ max: 30 }) }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const positions = new ShownPositions();
        const frames = new ScreenFrames(positions);
        let bounds: [number, number, number, number] = [118.6, 31.9, 118.8, 32.1];
        let drawn = new Map<number, string>();
        for (const one of steps) {
          if (one.kind === 'move') {
            positions.write(one.who, at(118.5 + one.x / 100, 32, one.x % 4));
          } else if (one.kind === 'hide') {
            positions.hide(one.who);
          } else if (one.kind === 'pan') {
            bounds = [118.5 + one.x / 100, 31.9, 118.7 + one.x / 100, 32.1];
          } else drawn = draw(drawn, frames.next({ bounds, zoom: 14 }, everybody, 1));
        }
        drawn = draw(drawn, frames.next({ bounds, zoom: 14 }, everybody, 2));
        const truth = new Map<number, string>();
        positions.forEachWithin(bounds, (slot) => truth.set(slot, `${positions.lngOf(slot)},${positions.latOf(slot)},${positions.statusOf(slot)}`));
        expect(new Map([...drawn].sort())).toEqual(new Map([...truth].sort()));
      }),
    );
  });

  it('PF4 counts per cell when there are too many dots, loses nobody, and goes back with a full frame', () => {
    const positions = new ShownPositions();
    for (let i = 0; i <= maxDots; i += 1) {
      positions.write(i, at(118.61 + (i % 50) * 0.003, 31.95 + (i % 41) * 0.003));
    }
    const frames = new ScreenFrames(positions);
    const wide = { ...island, zoom: 11 };
    const cells = frames.next(wide, everybody, 1);
    if (cells?.kind !== 'cells') throw new Error('expected cells');
    expect(cells.count.reduce((sum, count) => sum + count, 0)).toBe(maxDots + 1);
    expect(cells.count.length).toBeLessThan(maxDots / 4);
    expect(frames.shows(0)).toBe(true);
    positions.hide(0);
    expect(frames.next(wide, everybody, 2)).toMatchObject({ kind: 'dots', full: true });
  });
});
