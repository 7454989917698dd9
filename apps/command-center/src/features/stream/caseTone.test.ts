import type { WallCase } from '@finemesh/contract';
import { expect, it } from 'vitest';
import { caseTone } from './caseTone.ts';

const now = Date.UTC(2026, 10, 24, 8);
const createCase = (values: Partial<WallCase>) =>
  ({ categoryCode: 'FA01', state: 'received', reportedAt: new Date(now - 1_000).toISOString(), dueAt: null, ...values }) as WallCase;

it('is fresh for two minutes, then open', () => {
  expect(caseTone(createCase({}), now)).toBe('fresh');
  expect(caseTone(createCase({ reportedAt: new Date(now - 121_000).toISOString() }), now)).toBe('open');
});

it('turns red for danger and for what is overdue, and only while it is open', () => {
  const dueAt = new Date(now - 1).toISOString();
  expect(caseTone(createCase({ categoryCode: 'FS04' }), now)).toBe('urgent');
  expect(caseTone(createCase({ dueAt }), now)).toBe('urgent');
  expect(caseTone(createCase({ dueAt, state: 'doneInGrid' }), now)).toBe('done');
  expect(caseTone(createCase({ dueAt: new Date(now + 1).toISOString() }), now)).toBe('fresh');
});
