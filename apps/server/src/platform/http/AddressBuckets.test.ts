import { createTestClock } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import { AddressBuckets } from './AddressBuckets.ts';

/** Three at once and then one every ten seconds. */
function createBuckets(rateLimits = true) {
  const clock = createTestClock();
  return { clock, buckets: new AddressBuckets({ config: { rateLimits }, clock }, { burst: 3, perMinute: 6 }) };
}

describe('AddressBuckets', () => {
  it('lets an address spend its burst and says how long it waits for the next token', () => {
    const { buckets, clock } = createBuckets();
    for (let spent = 0; spent < 3; spent += 1) {
      expect(buckets.waitSeconds('192.0.2.1')).toBe(0);
      buckets.spend('192.0.2.1');
    }
    expect(buckets.waitSeconds('192.0.2.1')).toBe(10);
    clock.advance(9_000);
    expect(buckets.waitSeconds('192.0.2.1')).toBe(1);
    clock.advance(1_000);
    expect(buckets.waitSeconds('192.0.2.1')).toBe(0);
  });

  it('makes an address wait for what it owes', () => {
    const { buckets } = createBuckets();
    for (let spent = 0; spent < 5; spent += 1) buckets.spend('192.0.2.1');
    expect(buckets.waitSeconds('192.0.2.1')).toBe(30);
  });

  it('saves up no more than the burst', () => {
    const { buckets, clock } = createBuckets();
    buckets.spend('192.0.2.1');
    clock.advance(86_400_000);
    for (let spent = 0; spent < 3; spent += 1) buckets.spend('192.0.2.1');
    expect(buckets.waitSeconds('192.0.2.1')).toBe(10);
  });

  it('gives one bucket to an IPv6 network and one to each IPv4 address, mapped ones too', () => {
    const { buckets } = createBuckets();
    for (const host of ['1', '2', '3:4:5:6']) buckets.spend(`2001:db8:1:2:${host === '3:4:5:6' ? host : `:${host}`}`);
    expect(buckets.waitSeconds('2001:db8:1:2:ffff::')).toBe(10);
    expect(buckets.waitSeconds('2001:db8:1:3::1')).toBe(0);
    for (let spent = 0; spent < 3; spent += 1) buckets.spend('::ffff:192.0.2.1');
    expect(buckets.waitSeconds('::ffff:192.0.2.1')).toBe(10);
    expect(buckets.waitSeconds('::ffff:192.0.2.2')).toBe(0);
  });

  it('forgets the longest silent address first when there are too many', () => {
    const { buckets } = createBuckets();
    for (let spent = 0; spent < 3; spent += 1) buckets.spend('silent');
    for (let i = 0; i < 49_999; i += 1) buckets.spend(`address ${i}`);
    for (let spent = 0; spent < 2; spent += 1) buckets.spend('address 0');
    buckets.spend('one more');
    expect(buckets.waitSeconds('silent')).toBe(0);
    expect(buckets.waitSeconds('address 0')).toBe(10);
  });

  it('has no bottom where the operator has put rate limits off', () => {
    const { buckets } = createBuckets(false);
    for (let spent = 0; spent < 100; spent += 1) buckets.spend('192.0.2.1');
    expect(buckets.waitSeconds('192.0.2.1')).toBe(0);
  });
});
