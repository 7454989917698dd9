import { describe, expect, it } from 'vitest';
import { AttemptLimiter } from './AttemptLimiter.ts';

const start = new Date('2026-11-24T08:00:00Z');
const later = (ms: number): Date => new Date(start.getTime() + ms);

describe('AttemptLimiter', () => {
  it('refuses after the limit and says for how long', () => {
    const limiter = new AttemptLimiter({ attempts: 2, windowMs: 60_000 });
    expect(limiter.count('tian', start)).toBe(0);
    expect(limiter.count('tian', start)).toBe(0);
    expect(limiter.count('tian', later(15_000))).toBe(45);
  });

  it('counts each key for itself', () => {
    const limiter = new AttemptLimiter({ attempts: 1, windowMs: 60_000 });
    limiter.count('tian', start);
    expect(limiter.count('chen', start)).toBe(0);
  });

  it('begins again when the window is over', () => {
    const limiter = new AttemptLimiter({ attempts: 1, windowMs: 60_000 });
    limiter.count('tian', start);
    expect(limiter.count('tian', later(60_000))).toBe(0);
  });

  it('uncounts an attempt that was forgiven', () => {
    const limiter = new AttemptLimiter({ attempts: 1, windowMs: 60_000 });
    limiter.count('tian', start);
    limiter.forgive('tian');
    expect(limiter.count('tian', start)).toBe(0);
  });

  it('remembers a bounded number of keys and forgets the oldest window first', () => {
    const limiter = new AttemptLimiter({ attempts: 1, windowMs: 60_000 });
    limiter.count('oldest', start);
    limiter.count('second', start);
    for (let i = 0; i < 49_999; i += 1) limiter.count(`${i}`, start);
    expect(limiter.count('second', start)).toBe(60);
    expect(limiter.count('oldest', start)).toBe(0);
  });
});
