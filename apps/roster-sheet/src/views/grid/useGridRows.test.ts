import { expect, it } from 'vitest';
import { scrolledTo, withRow } from './useGridRows.ts';

it('draws the active row wherever it is, once and in order', () => {
  expect(withRow([4, 5, 6], 90)).toEqual([4, 5, 6, 90]);
  expect(withRow([4, 5, 6], 1)).toEqual([1, 4, 5, 6]);
  expect(withRow([4, 5, 6], 5)).toEqual([4, 5, 6]);
  expect(withRow([4, 5, 6], -1)).toEqual([4, 5, 6]);
});

it.each([
  ['stays where the span is in sight', 100, { from: 150, to: 194 }, 100],
  ['goes back to what lies before', 100, { from: 40, to: 84 }, 20],
  ['goes back to what is covered at the start', 100, { from: 110, to: 154 }, 90],
  ['goes on to what lies behind', 100, { from: 380, to: 424 }, 124],
])('%s', (_case, scrolled, span, expected) => {
  expect(scrolledTo(scrolled, span, { before: 20, size: 300 })).toBe(expected);
});
