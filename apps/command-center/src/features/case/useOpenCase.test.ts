import { FinemeshError, type WallCase, type WallCaseDetail } from '@finemesh/contract';
import { expect, it } from 'vitest';
import { effectScope, nextTick, ref, shallowRef } from 'vue';
import { useOpenCase } from './useOpenCase.ts';

const createDetail = (id: string, version: number) => ({ id, version, audience: 'wall' }) as WallCaseDetail;
const settle = async () => {
  for (let i = 0; i < 5; i += 1) await nextTick();
};

function open(firstId: string | null) {
  const caseId = ref(firstId);
  const listed = shallowRef<WallCase | undefined>();
  const server = new Map([
    ['a', createDetail('a', 1)],
    ['b', createDetail('b', 1)],
  ]);
  const keys: string[] = [];
  const refusals: FinemeshError[] = [];
  const held: (() => void)[] = [];
  let isHolding = false;
  let made = 0;
  const opened = effectScope().run(() =>
    useOpenCase({
      caseId,
      listed,
      createKey: () => `k${(made += 1)}`,
      api: {
        wallCase: async (id) => {
          const answer = { case: server.get(id)! };
          if (isHolding) await new Promise<void>((resolve) => held.push(resolve));
          return answer;
        },
        candidates: async () => ({ candidates: [] }),
        giveWallCommand: async (id, _command, _input, key) => {
          keys.push(key);
          const refusal = refusals.shift();
          if (refusal !== undefined) throw refusal;
          return { case: server.get(id)! };
        },
      },
    }),
  )!;
  return { ...opened, caseId, listed, server, keys, refusals, held, hold: (on: boolean) => (isHolding = on) };
}

it('loads again when the stream has a newer version', async () => {
  const { detail, listed, server } = open('a');
  await settle();
  server.set('a', createDetail('a', 2));
  listed.value = { id: 'a', version: 2 } as WallCase;
  await settle();
  expect(detail.value?.version).toBe(2);
});

it('shows the case that was opened last, however late the first one arrives', async () => {
  const { detail, caseId, held, hold } = open(null);
  hold(true);
  caseId.value = 'a';
  await settle();
  hold(false);
  caseId.value = 'b';
  await settle();
  held.forEach((release) => release());
  await settle();
  expect(detail.value?.id).toBe('b');
});

it('dispatches again under the same key after a failure, and tells why it was refused', async () => {
  const { dispatch, dispatchFailure, keys, refusals } = open('a');
  await settle();
  refusals.push(new FinemeshError('unavailable'));
  expect(await dispatch('post', '', 'team')).toBe(false);
  expect((dispatchFailure.value as FinemeshError).code).toBe('unavailable');
  expect(await dispatch('post', '', 'team')).toBe(true);
  expect(keys).toEqual(['k1', 'k1']);
});
