import { FinemeshError } from '@finemesh/contract';
import { expect, it } from 'vitest';
import { connectionOfList } from './connectionOfList.ts';

const failed = (code: 'internal' | 'storageAway') => ({ status: 'failed', cause: new FinemeshError(code) }) as const;

it('is what the feed is while the list is well', () => {
  for (const feed of ['live', 'reconnecting', 'storageAway', 'stopped'] as const) expect(connectionOfList(feed, { status: 'ready' })).toBe(feed);
});

it('is not live beside a list that could not be loaded', () => {
  expect(connectionOfList('live', failed('internal'))).toBe('reconnecting');
  expect(connectionOfList('live', { status: 'failed', cause: new TypeError('no network') })).toBe('reconnecting');
});

it('says that the storage is away when the feed or the list was answered so', () => {
  expect(connectionOfList('storageAway', failed('internal'))).toBe('storageAway');
  expect(connectionOfList('reconnecting', failed('storageAway'))).toBe('storageAway');
});

it('stays stopped where the feed will not come back', () => {
  expect(connectionOfList('stopped', failed('storageAway'))).toBe('stopped');
});
