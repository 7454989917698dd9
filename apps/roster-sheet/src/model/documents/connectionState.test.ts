import { describe, expect, it } from 'vitest';
import { firstConnection, lossIn, phaseOf, type ConnectionState, type LossCause } from './connectionState.ts';

const timer = 0 as unknown as ReturnType<typeof setTimeout>;
const lose = (state: ConnectionState, cause: LossCause = 'network'): ConnectionState => ({ kind: 'waiting', timer, ...lossIn(state, cause) });

describe('connectionState', () => {
  it('counts losses in a row, from the start again after each that came to live', () => {
    const third = lose(lose(lose(firstConnection)));
    expect(third).toMatchObject({ attempts: 3, hasSynced: false });
    expect(lose({ kind: 'live' })).toMatchObject({ attempts: 1, hasSynced: true });
  });

  it('remembers over losses that the document was whole once', () => {
    expect(lose(lose({ kind: 'live' }))).toMatchObject({ attempts: 2, hasSynced: true });
  });

  it.each([
    [firstConnection, 'opening'],
    [lose(firstConnection), 'opening'],
    [{ kind: 'live' }, 'live'],
    [lose({ kind: 'live' }), 'offline'],
    [lose({ kind: 'live' }, 'storageAway'), 'storageAway'],
    [lose(lose({ kind: 'live' }, 'storageAway')), 'offline'],
    [{ kind: 'connecting', attempts: 1, hasSynced: true, cause: 'network' }, 'offline'],
    [{ kind: 'connecting', attempts: 1, hasSynced: true, cause: 'storageAway' }, 'storageAway'],
    [{ kind: 'refused', code: 'notAllowed' }, 'refused'],
    [{ kind: 'closed' }, 'offline'],
  ] as [ConnectionState, string][])('calls %j %s', (state, phase) => {
    expect(phaseOf(state)).toBe(phase);
  });
});
