import { caseCommands, caseCommandTable, type CaseCommandRow } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { caseCommandInputs } from './caseCommands.ts';

describe('the input of a command', () => {
  it.each(caseCommands)('of %s has what its row names, and nothing else', (command) => {
    const row: CaseCommandRow = caseCommandTable[command];
    const expected = [
      ...(row.words === null ? [] : ['words']),
      ...(row.words !== null && row.words.audiences.length > 1 ? ['audience'] : []),
      ...row.inputs,
    ];
    expect(Object.keys(caseCommandInputs[command].shape).sort()).toEqual(expected.sort());
  });

  it.each(caseCommands)('of %s asks for words exactly where they are required', (command) => {
    const row: CaseCommandRow = caseCommandTable[command];
    const issues = caseCommandInputs[command].safeParse({ postId: '7b1f2c0e-58b0-4a3c-9d6f-0d8e6b1f2a3c' }).error?.issues ?? [];
    expect(issues.map(({ path }) => path.join('.'))).toEqual(row.words?.required === true ? ['words'] : []);
  });

  it('is for the team unless its writer says otherwise', () => {
    expect(caseCommandInputs.note.parse({ words: '明天去' }).audience).toBe('team');
    expect(caseCommandInputs.note.safeParse({ words: '明天去', audience: 'street' }).success).toBe(false);
  });
});
