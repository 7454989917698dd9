import type { TerritoryNode } from '@finemesh/contract';
import { beforeEach, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { useHomeCommunity } from './useHomeCommunity.ts';

const nodes = ['320105004004', '320105007012'].map((code) => ({ code, households: 10 }) as TerritoryNode);
const api = { listTerritoryNodes: async () => ({ nodes }) };

async function open(answer = api) {
  const opened = useHomeCommunity(answer, localStorage);
  await nextTick();
  await nextTick();
  return opened;
}

beforeEach(() => localStorage.clear());

it('begins with the first community and remembers the one that was chosen', async () => {
  const first = await open();
  expect(first.home.value?.code).toBe('320105004004');
  first.choose('320105007012');
  expect((await open()).home.value?.code).toBe('320105007012');
});

it('has no home while the communities cannot be loaded', async () => {
  const { home, communities } = await open({ listTerritoryNodes: () => Promise.reject(new Error('down')) });
  expect([home.value, communities.value]).toEqual([null, []]);
});
