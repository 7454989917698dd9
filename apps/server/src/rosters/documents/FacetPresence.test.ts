import type { PresenceEntry } from '@finemesh/roster';
import { describe, expect, it } from 'vitest';
import { FacetPresence } from './FacetPresence.ts';

const state = { user: { name: '周阿姨', role: 'microGridder' } } as const;
const entry = (clientId: number, clock = 1): PresenceEntry => ({ clientId, clock, state });

describe('FacetPresence', () => {
  it('shows the latest entry of each client id until it is taken off', () => {
    const presence = new FacetPresence<string>();
    presence.show('tab', [entry(7), entry(8)]);
    presence.show('tab', [entry(7, 2)]);
    expect(presence.entries).toEqual([entry(7, 2), entry(8)]);
    presence.show('tab', [{ clientId: 8, clock: 3, state: null }]);
    expect(presence.entries).toEqual([entry(7, 2)]);
  });

  it('takes off all that a client shows and nothing of the others', () => {
    const presence = new FacetPresence<string>();
    presence.show('one', [entry(7), entry(8)]);
    presence.show('other', [entry(9)]);
    expect(presence.remove('one')).toEqual([
      { clientId: 7, clock: 1, state: null },
      { clientId: 8, clock: 1, state: null },
    ]);
    expect(presence.entries).toEqual([entry(9)]);
    expect(presence.remove('one')).toEqual([]);
  });

  it('gives an id that nobody has leased to one client, and a client one such id', () => {
    const presence = new FacetPresence<string>();
    expect(presence.isFreeFor(7, 'one')).toBe(true);
    presence.show('one', [entry(7)]);
    expect(presence.isFreeFor(7, 'one')).toBe(true);
    expect(presence.isFreeFor(7, 'other')).toBe(false);
    expect(presence.isFreeFor(8, 'one')).toBe(false);
  });
});
