import { describe, expect, it } from 'vitest';
import { admitPresence, encodePresence, readPresence, type PresenceEntry } from './presence.ts';

const user = { name: '周阿姨', role: 'microGridder' } as const;
const cell = { household: '320105004004B009E1-101', column: 'headCount' } as const;
const ownsClient = (clientId: number): boolean => clientId === 601;

function statesOf(entries: readonly { clientId: number; clock: number; state: unknown }[]): Uint8Array {
  return encodePresence(entries as PresenceEntry[]);
}

describe('presence', () => {
  it('PR1 takes only the author’s own clients and puts the real name in', () => {
    const states = statesOf([
      { clientId: 601, clock: 3, state: { user: { name: 'somebody else', role: 'commander' } } },
      { clientId: 501, clock: 9, state: null },
    ]);
    expect(admitPresence(states, 'dwelling', ownsClient, user)).toEqual([{ clientId: 601, clock: 3, state: { user } }]);
  });

  it('PR1 lets the author leave', () => {
    expect(admitPresence(statesOf([{ clientId: 601, clock: 4, state: null }]), 'dwelling', ownsClient, user)).toEqual([
      { clientId: 601, clock: 4, state: null },
    ]);
  });

  it('PR2 passes the cell and nothing else', () => {
    const states = statesOf([{ clientId: 601, clock: 1, state: { cell: { ...cell, note: 'x' }, phone: '1' } }]);
    expect(admitPresence(states, 'dwelling', ownsClient, user)?.[0]?.state).toEqual({ user, cell });
  });

  it.each([
    { household: 'x'.repeat(65), column: 'headCount' },
    { household: cell.household, column: 'phone' },
    { household: cell.household, column: 'made-up' },
    { household: 7, column: 'headCount' },
    'headCount',
  ])('PR2 shows nobody in %j, which is no cell of the document', (bad) => {
    const states = statesOf([{ clientId: 601, clock: 1, state: { cell: bad } }]);
    expect(admitPresence(states, 'dwelling', ownsClient, user)?.[0]?.state).toEqual({ user });
  });

  it('PR2 reads of somebody else’s state the user and a cell of the document', () => {
    expect(readPresence({ user, cell, phone: '1' }, 'dwelling')).toEqual({ user, cell });
    expect(readPresence({ user, cell }, 'contact')).toEqual({ user });
    for (const state of [null, {}, { user: 'me' }, { user: { name: 7, role: 'lawyer' } }, { user: { name: 'x', role: 'king' } }]) {
      expect(readPresence(state, 'dwelling'), JSON.stringify(state)).toBeUndefined();
    }
  });

  it('reads bytes that are no presence as none', () => {
    expect(admitPresence(Uint8Array.from([1]), 'dwelling', ownsClient, user)).toBeUndefined();
    expect(admitPresence(Uint8Array.from([1, 217, 4, 1, 1, 123]), 'dwelling', ownsClient, user)).toBeUndefined();
    expect(admitPresence(Uint8Array.from([0, 0]), 'dwelling', ownsClient, user)).toBeUndefined();
  });
});
