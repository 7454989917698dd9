import type { FactsState } from './FactsFeed.ts';

/** A connection as a person is shown it: what is not live and not over is on its way back, as soon as the server's storage is. */
export type FactsConnection = 'live' | 'reconnecting' | 'storageAway' | 'stopped';

export function connectionOf(state: FactsState): FactsConnection {
  if (state.kind === 'live') return 'live';
  if (state.kind === 'ended') return 'stopped';
  return state.kind === 'reconnecting' && state.code === 'storageAway' ? 'storageAway' : 'reconnecting';
}
