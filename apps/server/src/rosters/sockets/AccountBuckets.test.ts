import { brandId, type AccountId } from '@finemesh/domain';
import { expect, it } from 'vitest';
import { AccountBuckets } from './AccountBuckets.ts';

const keeper = brandId<AccountId>('keeper');
const cadre = brandId<AccountId>('cadre');

it('counts all connections of an account together', () => {
  const buckets = new AccountBuckets();
  expect(buckets.of(keeper, 0).take(1_400, 0)).toBe(true);
  expect(buckets.of(keeper, 0).take(200, 0)).toBe(false);
  expect(buckets.of(cadre, 0).take(200, 0)).toBe(true);
});

it('drops the full buckets of accounts that have gone, and no other', () => {
  const buckets = new AccountBuckets();
  const [used, unused] = [buckets.of(keeper, 0), buckets.of(cadre, 0)];
  used.take(10, 0);
  buckets.dropFull(new Set([cadre]), 1_000);
  expect([buckets.of(keeper, 1_000), buckets.of(cadre, 1_000)]).toEqual([used, unused]);
  buckets.dropFull(new Set(), 10_000);
  expect(buckets.size).toBe(0);
});
