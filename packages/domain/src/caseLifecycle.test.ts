import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowedCaseCommands,
  caseCommands,
  nextCaseState,
  officeKey,
  refuseHandOver,
  type CaseHolder,
  type CaseState,
} from './caseLifecycle.ts';
import { brandId, type PostId } from './ids.ts';

const commandCentre: CaseHolder = { role: 'commander', territoryPath: '320105/320105004', postId: null };
const holders: CaseHolder[] = [
  commandCentre,
  ...['a', 'b', 'c'].map((id) => ({
    role: 'microGridder' as const,
    territoryPath: `320105/320105004/${id}`,
    postId: brandId<PostId>(id),
  })),
];

describe('nextCaseState', () => {
  it('leads from a report to a confirmed case', () => {
    const path = (['handOver', 'accept', 'resolve', 'confirm'] as const).reduce<CaseState>((state, command) => {
      const next = nextCaseState(state, command);
      if (next === undefined) throw new Error(`${command} is not allowed in ${state}`);
      return next;
    }, 'received');
    expect(path).toBe('confirmed');
  });

  it('refuses to resolve what nobody has accepted, and to confirm what is not done', () => {
    expect(nextCaseState('triaged', 'resolve')).toBeUndefined();
    expect(nextCaseState('inGrid', 'confirm')).toBeUndefined();
    expect(nextCaseState('confirmed', 'handOver')).toBeUndefined();
  });

  it('always leaves a way on: no sequence of commands ends in a state without one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...caseCommands), { maxLength: 30 }), (commands) => {
        let state: CaseState = 'received';
        for (const command of commands) state = nextCaseState(state, command) ?? state;
        expect(allowedCaseCommands(state).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('refuseHandOver', () => {
  it('refuses the office that holds the case and the one that handed it on', () => {
    const [centre, a, b] = holders as [CaseHolder, CaseHolder, CaseHolder];
    expect(refuseHandOver(a, [centre], a)).toBe('holdsIt');
    expect(refuseHandOver(b, [centre, a], a)).toBe('handedOnBefore');
    expect(refuseHandOver(b, [centre, a], centre)).toBe('handedOnBefore');
  });

  it('never brings a case back, whatever hand-overs are tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...holders), { maxLength: 20 }), (attempts) => {
        let current = commandCentre;
        const handedOnBy: CaseHolder[] = [];
        const seen = new Set([officeKey(current)]);
        for (const to of attempts) {
          if (refuseHandOver(current, handedOnBy, to) !== undefined) continue;
          expect(seen.has(officeKey(to))).toBe(false);
          handedOnBy.push(current);
          current = to;
          seen.add(officeKey(to));
        }
      }),
    );
  });
});
