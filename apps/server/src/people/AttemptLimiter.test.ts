import { describe, expect, it } from 'vitest';
import { AttemptLimiter } from './AttemptLimiter.ts';

const start = new Date('2026-11-24T08:00:00Z');
const later = (ms: number): Date => new Date(start.getTime() + ms);

describe('AttemptLimiter', () => {
  it('refuses after the limit and says for how long', () => {
    const limiter = new AttemptLimiter({ attempts: 2, windowMs: 60_000 });
    expect(limiter.take('tian', start)).toBeNull();
    expect(limiter.take('tian', start)).toBeNull();
    expect(limiter.take('tian', later(15_000))).toBe(45);
  });

  it('counts each key for itself', () => {
    const limiter = new AttemptLimiter({ attempts: 1, windowMs: 60_000 });
    limiter.take('tian', start);
    expect(limiter.take('chen', start)).toBeNull();
  });

  it('begins anew when the window is over', () => {
    const limiter = new AttemptLimiter({ attempts: 1, windowMs: 60_000 });
    limiter.take('tian', start);
    expect(limiter.take('tian', later(60_000))).toBeNull();
  });

  it('forgets an attempt that was given back', () => {
    const limiter = new AttemptLimiter({ attempts: 1, windowMs: 60_000 });
    limiter.take('tian', start);
    limiter.giveBack('tian');
    expect(limiter.take('tian', start)).toBeNull();
  });
});
