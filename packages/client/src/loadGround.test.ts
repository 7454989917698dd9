import type { ClientConfig, TerritoryMap } from '@finemesh/contract';
import { expect, it } from 'vitest';
import { loadGround } from './loadGround.ts';

it('asks again after a failure, and once for all maps of the page after that', async () => {
  let asked = 0;
  let isReachable = false;
  const api = {
    getTerritoryMap: async () => {
      asked += 1;
      if (!isReachable) throw new TypeError('no network');
      return { version: 1 } as unknown as TerritoryMap;
    },
    getClientConfig: async () => ({}) as ClientConfig,
  };
  await expect(loadGround(api)).rejects.toThrow('no network');
  isReachable = true;
  const [first, second] = await Promise.all([loadGround(api), loadGround(api)]);
  expect(second).toBe(first);
  expect(asked).toBe(2);
});
