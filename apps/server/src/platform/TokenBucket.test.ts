import { describe, expect, it } from 'vitest';
import { TokenBucket } from './TokenBucket.ts';

describe('TokenBucket', () => {
  it('lets a burst through and then holds the rate', () => {
    const bucket = new TokenBucket({ capacity: 10, perSecond: 2 }, 0);
    expect(bucket.take(10, 0)).toBe(true);
    expect(bucket.take(1, 400)).toBe(false);
    expect(bucket.take(1, 500)).toBe(true);
    expect(bucket.take(1, 500)).toBe(false);
  });

  it('never holds more than its capacity, and takes nothing when it refuses', () => {
    const bucket = new TokenBucket({ capacity: 3, perSecond: 1 }, 0);
    expect(bucket.take(4, 3_600_000)).toBe(false);
    expect(bucket.take(3, 3_600_000)).toBe(true);
  });

  it('knows when it is as good as new', () => {
    const bucket = new TokenBucket({ capacity: 10, perSecond: 2 }, 0);
    expect(bucket.isFull(0)).toBe(true);
    bucket.take(4, 0);
    expect(bucket.isFull(1_999)).toBe(false);
    expect(bucket.isFull(2_000)).toBe(true);
  });
});
