import type { ErrorCode } from '@finemesh/contract';
import type { DocumentSync } from './syncStatusOf.ts';

/**
 * Where the way to the server stands. `connecting`: a socket is being opened or synced, for the first time or again. `live`: in step
 * with the server. `waiting`: lost, and the next try comes by itself. `refused`: the server will not have this reader. `closed`: by
 * the sheet. `attempts` counts the tries in a row that have not come to `live`; `hasSynced`: the document was whole once; `cause`: why
 * the way was lost last.
 */
export type ConnectionState =
  | (Underway & { readonly kind: 'connecting' })
  | { readonly kind: 'live' }
  | (Underway & { readonly kind: 'waiting'; readonly timer: ReturnType<typeof setTimeout> })
  | { readonly kind: 'refused'; readonly code: ErrorCode }
  | { readonly kind: 'closed' };

interface Underway {
  readonly attempts: number;
  readonly hasSynced: boolean;
  readonly cause: LossCause;
}

/** `storageAway`: the server is there and can keep nothing now; `network`: everything else that passes. */
export type LossCause = 'network' | 'storageAway';

export function causeOf(code: ErrorCode | null): LossCause {
  return code === 'storageAway' ? 'storageAway' : 'network';
}

export const firstConnection: ConnectionState = { kind: 'connecting', attempts: 0, hasSynced: false, cause: 'network' };

/** What is known when the connection is lost in the state: how often in a row, why, and whether the document was whole once. */
export function lossIn(state: ConnectionState, cause: LossCause): Underway {
  switch (state.kind) {
    case 'connecting':
    case 'waiting':
      return { attempts: state.attempts + 1, hasSynced: state.hasSynced, cause };
    case 'live':
      return { attempts: 1, hasSynced: true, cause };
    case 'refused':
    case 'closed':
      return { attempts: 1, hasSynced: false, cause };
  }
}

/** What the sync pill says of the state. A document that was never whole is still being opened, however often that was tried. */
export function phaseOf(state: ConnectionState): DocumentSync['phase'] {
  switch (state.kind) {
    case 'connecting':
    case 'waiting':
      if (!state.hasSynced) return 'opening';
      return state.cause === 'storageAway' ? 'storageAway' : 'offline';
    case 'live':
      return 'live';
    case 'refused':
      return 'refused';
    case 'closed':
      return 'offline';
  }
}
