import { caseStates } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { createStaffCase } from '../../testing/createStaffCase.ts';
import { groupCases, groupOf } from './groupCases.ts';

describe('groupCases', () => {
  it.each([
    ['triaged', true, 'toAccept'],
    ['reopened', true, 'toAccept'],
    ['inGrid', true, 'mine'],
    ['inGrid', false, 'others'],
    ['received', false, 'others'],
    ['doneInGrid', true, 'done'],
    ['confirmed', false, 'done'],
  ] as const)('puts a case that is %s (held by the reader: %s) under %s', (state, holderIsMe, group) => {
    expect(groupOf({ state, holderIsMe })).toBe(group);
  });

  it('loses no case', () => {
    const cases = caseStates.flatMap((state) => [true, false].map((holderIsMe) => createStaffCase({ state, holderIsMe })));
    expect(Object.values(groupCases(cases)).flat()).toHaveLength(cases.length);
  });

  it('shows first what is due first, and cases without a clock last', () => {
    const late = createStaffCase({ dueAt: '2026-11-25T00:00:00Z' });
    const soon = createStaffCase({ dueAt: '2026-11-24T09:00:00Z' });
    const open = createStaffCase({ dueAt: null });
    expect(groupCases([open, late, soon]).toAccept).toEqual([soon, late, open]);
  });
});
