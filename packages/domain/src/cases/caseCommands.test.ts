import { describe, expect, it } from 'vitest';
import { allowedCaseCommands, caseChanges, caseCommands, caseCommandTable, commandsGivenBy, isNextStep, nextCaseState, statesAllowing } from './caseCommands.ts';
import { caseStates, isOpenState, openCaseStates, type CaseState } from './caseStates.ts';

describe('CC the table of commands', () => {
  it('CC1 leads from a report to a confirmed case', () => {
    const path = (['handOver', 'accept', 'resolve', 'confirm'] as const).reduce<CaseState>((state, command) => {
      const next = nextCaseState(state, command);
      if (next === undefined) throw new Error(`${command} is not allowed in ${state}`);
      return next;
    }, 'received');
    expect(path).toBe('confirmed');
  });

  it('CC1 refuses to resolve what nobody has accepted, and to confirm what is not done', () => {
    expect(nextCaseState('triaged', 'resolve')).toBeUndefined();
    expect(nextCaseState('inGrid', 'confirm')).toBeUndefined();
    expect(nextCaseState('confirmed', 'handOver')).toBeUndefined();
  });

  it('CC2 always leaves a way on, and reaches every state', () => {
    const reached = new Set<CaseState>(['received']);
    // A set that grows while it is walked: each state that is added is visited as well.
    for (const state of reached) {
      const allowed = allowedCaseCommands(state);
      expect(allowed.length).toBeGreaterThan(0);
      for (const command of allowed) reached.add(nextCaseState(state, command) ?? state);
    }
    expect([...reached].sort()).toEqual([...caseStates].sort());
  });

  it('counts as the next step what brings a case on without changing hands', () => {
    const nextSteps = (state: CaseState) => allowedCaseCommands(state).filter((command) => isNextStep(state, command));
    expect(nextSteps('received')).toEqual([]);
    expect(nextSteps('triaged')).toEqual(['accept']);
    expect(nextSteps('inGrid')).toEqual(['resolve']);
    expect(isNextStep('confirmed', 'resolve')).toBe(false);
  });

  it('CC3 names each change once', () => {
    expect(new Set(caseChanges).size).toBe(caseCommands.length + 1);
  });

  it('gives every command to somebody, from at least one state', () => {
    expect([...commandsGivenBy('staff'), ...commandsGivenBy('resident')].sort()).toEqual([...caseCommands].sort());
    for (const command of caseCommands) expect(statesAllowing(command)).not.toEqual([]);
  });

  it('WA1 shows a resident\'s own words to the resident', () => {
    for (const command of commandsGivenBy('resident')) expect(caseCommandTable[command].words?.audiences ?? ['everyone']).toEqual(['everyone']);
  });
});

it('CS1 counts a state as open exactly where it says so', () => {
  for (const state of caseStates) expect(openCaseStates.has(state)).toBe(isOpenState(state));
  expect([...openCaseStates]).toEqual(['received', 'triaged', 'inGrid', 'reopened']);
});
