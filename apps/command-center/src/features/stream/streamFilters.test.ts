import { caseStates, statesAllowing } from '@finemesh/domain';
import { expect, it } from 'vitest';
import { isUnderFilter, streamFilters } from './streamFilters.ts';

it('puts every state under exactly one of the narrow filters, and all but the closed under "all"', () => {
  for (const state of caseStates) {
    const under = streamFilters.filter((filter) => isUnderFilter(state, filter));
    expect(under.filter((filter) => filter !== 'all')).toHaveLength(1);
    expect(under.includes('all')).toBe(state !== 'confirmed');
  }
});

it('finds everything that may be handed over under what is to dispatch or running', () => {
  for (const state of statesAllowing('handOver')) {
    expect(isUnderFilter(state, 'toDispatch') || isUnderFilter(state, 'running')).toBe(true);
  }
});
