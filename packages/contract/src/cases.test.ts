import { expect, it } from 'vitest';
import { reportCaseSchema, wallCaseSchema } from './cases.ts';

it('asks for a place and says which field is missing', () => {
  const result = reportCaseSchema.safeParse({ categoryCode: 'FS01', words: '' });
  expect(result.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['point']);
});

it('names every refused field at once', () => {
  const result = reportCaseSchema.safeParse({ categoryCode: 'x', point: [500, 0], words: 'x'.repeat(501), photoIds: ['no'] });
  expect(result.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['categoryCode', 'point.0', 'words', 'photoIds.0']);
});

it.each(['nul \u0000 byte', 'half \ud800 a pair'])('refuses %j, which no database can keep, and names the field', (words) => {
  const result = reportCaseSchema.safeParse({ categoryCode: 'FS01', point: [118, 32], words });
  expect(result.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['words']);
  expect(reportCaseSchema.safeParse({ categoryCode: 'FS01', point: [118, 32], words: '灯不亮 😀' }).success).toBe(true);
});

it('has no place on the wall for words, names, phones, flats or the tracking number', () => {
  expect(Object.keys(wallCaseSchema.shape).sort()).toEqual(
    [
      'audience', 'categoryCode', 'changedAt', 'clocks', 'dueAt', 'handOvers', 'holder', 'id', 'photoIds', 'place', 'reference',
      'reportedAt', 'state', 'version',
    ],
  );
});
