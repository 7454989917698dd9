import { describe, expect, it } from 'vitest';
import { admitPresence, encodePresence, type PresenceEntry } from './presence.ts';

const user = { name: '周阿姨', role: 'microGridder' } as const;
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
    expect(admitPresence(states, ownsClient, user)).toEqual([{ clientId: 601, clock: 3, state: { user } }]);
  });

  it('PR1 lets the author leave', () => {
    expect(admitPresence(statesOf([{ clientId: 601, clock: 4, state: null }]), ownsClient, user)).toEqual([
      { clientId: 601, clock: 4, state: null },
    ]);
  });

  it('PR2 passes the cell and nothing else', () => {
    const cell = { household: '320105004004B009E1-101', column: 'headCount' };
    const states = statesOf([{ clientId: 601, clock: 1, state: { cell: { ...cell, note: 'x' }, phone: '1' } }]);
    expect(admitPresence(states, ownsClient, user)?.[0]?.state).toEqual({ user, cell });
    const bad = statesOf([{ clientId: 601, clock: 1, state: { cell: { household: 'x'.repeat(65), column: 'a' } } }]);
    expect(admitPresence(bad, ownsClient, user)?.[0]?.state).toEqual({ user });
  });

  it('reads bytes that are no presence as none', () => {
    expect(admitPresence(Uint8Array.from([1]), ownsClient, user)).toBeUndefined();
    expect(admitPresence(Uint8Array.from([1, 217, 4, 1, 1, 123]), ownsClient, user)).toBeUndefined();
    expect(admitPresence(Uint8Array.from([0, 0]), ownsClient, user)).toBeUndefined();
  });
});
