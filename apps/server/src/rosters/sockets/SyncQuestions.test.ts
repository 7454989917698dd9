import { expect, it } from 'vitest';
import { SyncQuestions } from './SyncQuestions.ts';

it('asks once for a gap, waits for the answer, and is in step again with a step 2 that fits', () => {
  const questions = new SyncQuestions();
  expect(questions.gap(false)).toBe('ask');
  expect(questions.gap(false)).toBe('wait');
  questions.fitted(false);
  expect(questions.isInStep).toBe(false);
  questions.fitted(true);
  expect(questions.isInStep).toBe(true);
});

it('gives up after three answers in a row with the same gap', () => {
  const questions = new SyncQuestions();
  expect([false, true, true, true].map((isStep2) => questions.gap(isStep2))).toEqual(['ask', 'ask', 'ask', 'giveUp']);
});

it('counts from the start after an answer that fitted', () => {
  const questions = new SyncQuestions();
  questions.gap(false);
  questions.gap(true);
  questions.fitted(true);
  expect([false, true, true, true].map((isStep2) => questions.gap(isStep2))).toEqual(['ask', 'ask', 'ask', 'giveUp']);
});
