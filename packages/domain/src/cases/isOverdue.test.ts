import { expect, it } from 'vitest';
import { caseStates, isOpenState } from './caseStates.ts';
import { isAnswerOwed, isOverdue } from './isOverdue.ts';

const dueAt = '2026-11-24T08:00:00Z';
const due = Date.parse(dueAt);

it('is overdue from the moment after it was due, and not at it', () => {
  expect(isOverdue({ state: 'inGrid', dueAt }, due)).toBe(false);
  expect(isOverdue({ state: 'inGrid', dueAt }, due + 1)).toBe(true);
});

it('owes an answer in open states alone, and where a clock runs', () => {
  for (const state of caseStates) expect(isAnswerOwed({ state, dueAt })).toBe(isOpenState(state));
  for (const state of caseStates) expect(isOverdue({ state, dueAt: null }, due + 1)).toBe(false);
});
