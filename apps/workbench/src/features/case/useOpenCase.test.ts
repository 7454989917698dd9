import { FinemeshError, type ErrorCode, type StaffCase } from '@finemesh/contract';
import type { FactListState } from '@finemesh/screens';
import { describe, expect, it } from 'vitest';
import { nextTick, shallowRef } from 'vue';
import { createStaffCase } from '../../testing/createStaffCase.ts';
import { useOpenCase } from './useOpenCase.ts';

const item = createStaffCase();

function createOpenCase(onBoard: StaffCase[], answer: StaffCase | ErrorCode, boardState: FactListState = { status: 'ready' }) {
  const cases = shallowRef(onBoard);
  const state = shallowRef(boardState);
  let asked = 0;
  const board = {
    state,
    find: (id: string) => cases.value.find((known) => known.id === id),
    keep: (changed: StaffCase) => (cases.value = [changed]),
  };
  const open = useOpenCase(item.id, board, {
    getCase: async () => {
      asked += 1;
      if (typeof answer === 'string') throw new FinemeshError(answer);
      return { case: answer };
    },
  });
  return { cases, boardState: state, asked: () => asked, open };
}

describe('useOpenCase', () => {
  it('follows the board and asks for nothing where the case stands there', async () => {
    const { open, cases, asked } = createOpenCase([item], 'notFound');
    expect(open.state.value).toBe('ready');
    cases.value = [{ ...item, version: 9 }];
    expect(open.item.value?.version).toBe(9);
    expect(asked()).toBe(0);
  });

  it('waits for the board before it asks', async () => {
    const { open, boardState, asked } = createOpenCase([], item, { status: 'loading' });
    expect(asked()).toBe(0);
    boardState.value = { status: 'ready' };
    await nextTick();
    await nextTick();
    expect(asked()).toBe(1);
    expect(open.item.value?.id).toBe(item.id);
  });

  it.each([
    ['notFound', 'notFound'],
    ['notAllowed', 'notFound'],
    ['unavailable', 'failed'],
  ] as const)('presents %s as %s', async (code, state) => {
    const { open } = createOpenCase([], code);
    await nextTick();
    await nextTick();
    expect(open.state.value).toBe(state);
  });
});
