import type { FactsState } from './FactsFeed.ts';

/** A connection as a person is shown it: what is not live and not over is on its way back. */
export function connectionOf({ kind }: FactsState): 'live' | 'reconnecting' | 'stopped' {
  if (kind === 'live') return 'live';
  return kind === 'ended' ? 'stopped' : 'reconnecting';
}
