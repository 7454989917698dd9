import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandId } from '../ids.ts';
import { caseCommands } from './caseCommands.ts';
import { soonestDue } from './caseClocks.ts';
import { isOpenState } from './caseStates.ts';
import { beginCase, changeCase, reopenUntil, reopenWindowDays, type CaseFacts, type GivenCommand } from './changeCase.ts';

const start = new Date('2026-11-24T02:00:00Z');
const after = (hours: number): Date => new Date(start.getTime() + hours * 3_600_000);
const office = { role: 'commander', territoryPath: '320105/320105004', postId: null } as const;
const post = { role: 'microGridder', territoryPath: '320105/320105004/m', postId: brandId<never>('post') } as const;

function run(facts: CaseFacts, ...given: GivenCommand[]): CaseFacts {
  return given.reduce((before, command) => {
    const changed = changeCase(before, command);
    if (typeof changed === 'string') throw new Error(`${command.command}: ${changed}`);
    return changed;
  }, facts);
}

const fresh = beginCase('FS02', office, start);
const done = run(
  fresh,
  { command: 'handOver', at: after(1), to: post },
  { command: 'accept', at: after(2) },
  { command: 'resolve', at: after(3) },
);

describe('changeCase', () => {
  it('CL2 keeps the clock over a hand-over, stops it when it is done, starts it again when it is reopened', () => {
    expect(soonestDue(fresh.clocks)).toEqual(after(24));
    expect(soonestDue(run(fresh, { command: 'handOver', at: after(5), to: post }).clocks)).toEqual(after(24));
    expect(soonestDue(done.clocks)).toBeNull();
    expect(soonestDue(run(done, { command: 'reopen', at: after(30) }).clocks)).toEqual(after(54));
  });

  it('CL1 starts no clock for a category without a time', () => {
    expect(beginCase('IN05', office, start).clocks).toEqual({});
  });

  it('CC4 refuses what the state does not allow and changes nothing then', () => {
    expect(changeCase(fresh, { command: 'resolve', at: after(1) })).toBe('wrongState');
  });

  it('CC5 counts hand-overs, names the holder and since when', () => {
    expect(done).toMatchObject({ holder: post, holderSince: after(1), handOvers: 1, version: 4 });
  });

  it('CC6 lets a resident reopen for so many days after it was settled, and not after', () => {
    const until = new Date(after(3).getTime() + reopenWindowDays * 86_400_000);
    expect(reopenUntil(done)).toEqual(until);
    expect(changeCase(done, { command: 'reopen', at: until })).toBe('windowOver');
    expect(run(done, { command: 'reopen', at: new Date(until.getTime() - 1) }).state).toBe('reopened');
  });

  it('CC6 a note on a settled case does not move the window', () => {
    expect(run(done, { command: 'note', at: after(9) }).settledAt).toEqual(after(3));
  });

  it('CS2 begins as dispatched where a post is assigned from the start', () => {
    expect(beginCase('DM04', post, start).state).toBe('triaged');
    expect(fresh.state).toBe('received');
  });

  it('is settled exactly while it is not open, and its version counts its changes, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...caseCommands), { maxLength: 25 }), (commands) => {
        let facts = fresh;
        let changes = 1;
        for (const command of commands) {
          const changed = changeCase(facts, { command, at: after(changes), to: post });
          if (typeof changed === 'string') continue;
          facts = changed;
          changes += 1;
        }
        expect(facts.version).toBe(changes);
        expect(facts.settledAt === null).toBe(isOpenState(facts.state));
        if (!isOpenState(facts.state)) expect(facts.clocks).toEqual({});
      }),
    );
  });
});
