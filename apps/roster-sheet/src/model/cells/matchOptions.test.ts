import { rosterColumn } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { matchOptions } from './matchOptions.ts';

const column = rosterColumn('visitOutcome');

describe('matchOptions', () => {
  it('lists all options in order, with the numbers that stand for them, while nothing is typed', () => {
    expect(matchOptions(column, '', 'zh-CN').map(({ number, name }) => `${number}${name}`)).toEqual([
      '1已走访',
      '2不在家',
      '3婉拒',
      '4待回访',
      '5已搬离',
    ]);
  });

  it.each([
    ['走访', ['visited']],
    ['访', ['visited', 'revisit']],
    ['vis', ['visited', 'revisit']],
    ['２', ['absent']],
    ['没有', []],
  ])('narrows them by "%s" in either language', (typed, values) => {
    expect(matchOptions(column, typed, 'zh-CN').map(({ value }) => value)).toEqual(values);
  });

  it('has none for a column of another kind', () => {
    expect(matchOptions(rosterColumn('promise'), '', 'en')).toEqual([]);
  });
});
