import { expect, it } from 'vitest';
import { EventBudget } from './EventBudget.ts';

const judge = (budget: EventBudget, count: number, nowMs: number) => Array.from({ length: count }, () => budget.judge(nowMs));

it('LB1 lets sixty events through at once and ten a second', () => {
  const budget = new EventBudget(0);
  expect(judge(budget, 61, 0).map((verdict) => verdict === 'allowed')).toEqual([...Array<boolean>(60).fill(true), false]);
  expect(judge(budget, 11, 1_000).filter((verdict) => verdict === 'allowed')).toHaveLength(10);
});

it('LB2 calls it a flood after three hundred more', () => {
  const budget = new EventBudget(0);
  judge(budget, 60, 0);
  expect(new Set(judge(budget, 300, 0))).toEqual(new Set(['refused']));
  expect(budget.judge(0)).toBe('flood');
});

it('never refuses a page that sends eight events a second for an hour', () => {
  const budget = new EventBudget(0);
  for (let second = 0; second < 3_600; second += 1) expect(judge(budget, 8, second * 1_000)).not.toContain('refused');
});
