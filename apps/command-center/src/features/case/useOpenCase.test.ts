import { FinemeshError, type WallCaseDetail } from '@finemesh/contract';
import { beforeEach, expect, it } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import { useOpenCase } from './useOpenCase.ts';

let server: { version: number; asked: number };
let keys: string[];
let refusals: FinemeshError[];
const listed = ref<number | undefined>();

const settle = async () => {
  for (let i = 0; i < 6; i += 1) await nextTick();
};

beforeEach(() => {
  server = { version: 1, asked: 0 };
  keys = [];
  refusals = [];
  listed.value = undefined;
});

async function open() {
  let made = 0;
  const opened = effectScope().run(() =>
    useOpenCase({
      caseId: 'a',
      listedVersion: () => listed.value,
      createKey: () => `k${(made += 1)}`,
      retryDelaysMs: [],
      api: {
        getWallCase: async ({ params: { id } }) => {
          server.asked += 1;
          return { case: { id, version: server.version } as WallCaseDetail };
        },
        listCandidates: async () => ({ candidates: [] }),
        giveWallCommand: async (id, _command, _input, key) => {
          keys.push(key);
          const refusal = refusals.shift();
          if (refusal !== undefined) throw refusal;
          server.version += 1;
          return { case: { id, version: server.version } as WallCaseDetail };
        },
      },
    }),
  )!;
  await settle();
  return opened;
}

it('loads again when the stream has a newer version, and only then', async () => {
  const { loaded } = await open();
  listed.value = 1;
  await settle();
  expect(server.asked).toBe(1);
  server.version = 2;
  listed.value = 2;
  await settle();
  expect(loaded.value?.detail.version).toBe(2);
});

it('shows the case as it is after the dispatch', async () => {
  const { dispatch, loaded } = await open();
  expect(await dispatch('post', '请尽快', 'team')).toBe(true);
  await settle();
  expect(loaded.value?.detail.version).toBe(2);
});

it('says why it was refused, beside the case as it is now', async () => {
  const { dispatch, loaded, command } = await open();
  refusals.push(new FinemeshError('handedOnBefore'));
  server.version = 4;
  expect(await dispatch('post', '', 'team')).toBe(false);
  await settle();
  expect(command.value).toMatchObject({ status: 'failed', cause: { code: 'handedOnBefore' } });
  expect(loaded.value?.detail.version).toBe(4);
});

it('dispatches again under the same key where no answer came', async () => {
  const { dispatch } = await open();
  refusals.push(new FinemeshError('unavailable'));
  expect(await dispatch('post', '', 'team')).toBe(false);
  expect(await dispatch('post', '', 'team')).toBe(true);
  expect(keys).toEqual(['k1', 'k1']);
});
