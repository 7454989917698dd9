import { describe, expect, it } from 'vitest';
import { syncStatusOf } from './syncStatusOf.ts';

const live = { phase: 'live', pending: 0 } as const;

describe('syncStatusOf', () => {
  it('says saved only when every document is live and nothing waits for an acknowledgement', () => {
    expect(syncStatusOf([live, live], 0)).toEqual({ state: 'saved' });
  });

  it('counts what waits over all documents', () => {
    expect(syncStatusOf([{ phase: 'live', pending: 2 }, { phase: 'live', pending: 1 }], 0)).toEqual({ state: 'saving', count: 3 });
  });

  it.each(['offline', 'opening'] as const)('is offline while one document is %s, even with nothing to send', (phase) => {
    expect(syncStatusOf([live, { phase, pending: 0 }], 0)).toEqual({ state: 'offline', pending: 0 });
    expect(syncStatusOf([{ phase: 'live', pending: 1 }, { phase, pending: 2 }], 0)).toEqual({ state: 'offline', pending: 3 });
  });

  it('names the storage of the server before the network', () => {
    expect(syncStatusOf([{ phase: 'offline', pending: 1 }, { phase: 'storageAway', pending: 2 }], 0)).toEqual({ state: 'storageAway', pending: 3 });
  });

  it('asks for attention before everything else', () => {
    expect(syncStatusOf([{ phase: 'offline', pending: 4 }], 2)).toEqual({ state: 'attention', count: 2 });
    expect(syncStatusOf([live, { phase: 'refused', pending: 1 }], 0)).toEqual({ state: 'attention', count: 1 });
  });
});
