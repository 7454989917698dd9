import { FinemeshError } from '@finemesh/contract';
import type { ConnectionState } from '@finemesh/ui';
import type { FactListState } from './useFactList.ts';

/** What is said of the connection beside a list: a list that is out of date is not live, whatever the feed is. */
export function connectionOfList(feed: ConnectionState, list: FactListState): ConnectionState {
  if (list.status !== 'failed' || feed === 'stopped' || feed === 'storageAway') return feed;
  return list.cause instanceof FinemeshError && list.cause.code === 'storageAway' ? 'storageAway' : 'reconnecting';
}
