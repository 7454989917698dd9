import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsColumn, type RowCells } from './cellValues.ts';
import { rosterColumn, type CellValueOf } from './rosterColumns.ts';
import { countVisits, visitStateLabels, visitStateOf, visitStates } from './visits.ts';

const values = <Key extends 'visitOutcome' | 'occupancy'>(key: Key): CellValueOf<Key>[] => {
  const column = rosterColumn(key);
  const offered = column.type.kind === 'choice' ? column.type.options.map(({ value }) => value) : [];
  return [null, ...offered].filter((value) => fitsColumn(column, value));
};
const edit = fc.oneof(
  fc.record({ household: fc.nat(151), visitOutcome: fc.constantFrom(...values('visitOutcome')) }),
  fc.record({ household: fc.nat(151), occupancy: fc.constantFrom(...values('occupancy')) }),
);

describe('the round of visits (S25)', () => {
  it('has every household in exactly one state, and the states add up to all of them after every edit', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
        const rows: Partial<Record<'visitOutcome' | 'occupancy', unknown>>[] = Array.from({ length: 152 }, () => ({}));
        for (const { household, ...change } of edits) {
          rows[household] = { ...rows[household], ...change };
          const { total, byState } = countVisits(rows.map((cells) => visitStateOf(cells as RowCells)));
          expect(Object.keys(byState).sort()).toEqual([...visitStates].sort());
          expect(total).toBe(152);
          expect(Object.values(byState).reduce((sum, count) => sum + count, 0)).toBe(152);
        }
      }),
    );
  });

  it('knows every outcome that the column offers, and a word for each state', () => {
    for (const outcome of values('visitOutcome')) {
      if (outcome !== null) expect(visitStateOf({ visitOutcome: outcome })).toBe(outcome);
    }
    expect(visitStates).toEqual(['visited', 'absent', 'refused', 'revisit', 'moved', 'vacant', 'notVisited']);
    expect(visitStateLabels.refused.zh).toBe('婉拒');
  });

  it('counts an empty flat as vacant until somebody was there, and any other as not visited', () => {
    expect(visitStateOf({ occupancy: 'vacant' })).toBe('vacant');
    expect(visitStateOf({ occupancy: 'vacant', visitOutcome: 'moved' })).toBe('moved');
    expect(visitStateOf({ occupancy: 'let' })).toBe('notVisited');
    expect(visitStateOf({})).toBe('notVisited');
  });
});
