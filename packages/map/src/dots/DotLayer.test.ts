import { describe, expect, test, vi } from 'vitest';
import { dotsFrame } from '../../tests/dotsFrame.ts';
import { MemoryEngine } from '../../tests/MemoryEngine.ts';
import { stackOn } from '../../tests/stackOn.ts';
import { DotLayer } from './DotLayer.ts';

const home = [118.692, 32.023] as const;
const at = { screen: [0, 0], point: home } as const;
const cells = { kind: 'cells', full: true, atSeconds: 0, lng: Float64Array.of(118.7), lat: Float64Array.of(32), count: Uint32Array.of(128) } as const;

function openDots({ prefersStillness = true } = {}) {
  const engine = new MemoryEngine();
  const { stack, marks } = stackOn(engine, { prefersStillness });
  const dots = new DotLayer();
  dots.apply(dotsFrame([[7, home]], { full: true }));
  const takeAway = stack.add(dots);
  return { engine, stack, marks, dots, takeAway };
}

describe('dots', () => {
  test('say on the container how many they are, also those from before they were on a map', () => {
    const { marks, dots, takeAway } = openDots();
    expect(marks.get('dotCount')).toBe('1');
    dots.apply(dotsFrame([], { removed: Uint32Array.of(7) }));
    expect(marks.get('dotCount')).toBe('0');
    takeAway();
    expect(marks.has('dotCount')).toBe(false);
  });

  test('give way to counts, and counts to dots', () => {
    const { engine, dots, marks } = openDots();
    const counts = (): unknown[] => (engine.sources.get('dots/cells')?.data?.features ?? []).map(({ properties }) => properties?.['count']);
    dots.apply(cells);
    expect([counts(), dots.count, marks.get('dotCount')]).toEqual([[128], 0, '0']);
    dots.apply(dotsFrame([[7, home]]));
    expect([counts(), dots.count]).toEqual([[], 1]);
    dots.clear();
    expect([counts(), dots.count]).toEqual([[], 0]);
  });

  test('take a click only where one is near and somebody listens', () => {
    const { dots } = openDots();
    expect(dots.click(at)).toBe(false);
    const listener = vi.fn();
    dots.onClick(listener);
    expect(dots.click(at)).toBe(true);
    expect(listener.mock.calls).toEqual([[7]]);
    expect(dots.click({ ...at, point: [118.7, 32.023] })).toBe(false);
  });

  test('are on no place while they are on no map', () => {
    const { dots, takeAway } = openDots();
    expect(dots.pick(home)).toBe(7);
    takeAway();
    expect(dots.pick(home)).toBeNull();
  });

  test('move while they glide, and not for people who want less motion', () => {
    const moved = dotsFrame([[7, [118.6921, 32.023]]]);
    const [gliding, still] = [openDots({ prefersStillness: false }), openDots()];
    gliding.dots.apply(moved);
    still.dots.apply(moved);
    expect([gliding.stack.isMoving, still.stack.isMoving]).toEqual([true, false]);
  });
});
