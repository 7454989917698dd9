import { createTestClock } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import { GuessTurns } from './GuessTurns.ts';

describe('GuessTurns', () => {
  it('gives turns one after another and refuses who would wait too long', () => {
    const turns = new GuessTurns({ spacingMs: 4_000, longestWaitMs: 8_000 });
    const at = createTestClock().now();
    expect([1, 2, 3, 4].map(() => turns.reserve('tian', at))).toEqual([0, 4_000, 8_000, null]);
    expect(turns.reserve('chen', at)).toBe(0);
  });

  it('has a place again when time has passed', () => {
    const clock = createTestClock();
    const turns = new GuessTurns({ spacingMs: 4_000, longestWaitMs: 4_000 });
    for (let i = 0; i < 3; i += 1) turns.reserve('tian', clock.now());
    clock.advance(3_000);
    expect(turns.reserve('tian', clock.now())).toBeNull();
    clock.advance(1_000);
    expect(turns.reserve('tian', clock.now())).toBe(4_000);
    clock.advance(3_600_000);
    expect(turns.reserve('tian', clock.now())).toBe(0);
  });
});
