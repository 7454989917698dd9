import type { Call } from '@finemesh/client';
import type { TerritoryNode } from '@finemesh/contract';
import { brandId, levelOfCode, type TerritoryCode } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { usePlaceChoice } from './usePlaceChoice.ts';

/** Lets every answer and watcher that is under way come through. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await nextTick();
}

const [island, mainland] = ['320105004004', '320105007012'] as const;
const [hall, home, stall] = [`${island}B110`, `${island}B009`, `${island}S014`] as const;

function createNode(text: string): TerritoryNode {
  const code = brandId<TerritoryCode>(text);
  const merchant = text === stall ? ({ tradeName: '江畔鲜蔬', tradeKind: 'produce', openingState: 'open' } as const) : null;
  const name = { zh: text, en: text };
  return { code, level: levelOfCode(text) ?? 'building', parentCode: null, path: text, name, gridKind: null, households: 0, merchant, center: [0, 0] };
}

/** A server whose answers wait until they are released, where a test says so. */
function createTerritory(communities: readonly string[] = [island]) {
  const answers: Record<string, readonly string[]> = { '': communities, [island]: [hall, home], [hall]: [stall], [home]: [] };
  const held: (() => void)[] = [];
  const state = { fails: false, holds: false };
  const api = {
    async listTerritoryNodes({ query }: Call<'listTerritoryNodes'> = {}) {
      if (state.holds) await new Promise<void>((resolve) => held.push(resolve));
      if (state.fails) throw new Error('offline');
      return { nodes: (answers[query?.within ?? ''] ?? []).map(createNode) };
    },
  };
  return { api, state, release: () => held.splice(0).forEach((resolve) => resolve()) };
}

const codesOf = (nodes: readonly TerritoryNode[]): readonly string[] => nodes.map(({ code }) => code);

describe('usePlaceChoice', () => {
  it('goes from the only community to its buildings, and to the stalls of one where merchants trade', async () => {
    const { api } = createTerritory();
    const choice = usePlaceChoice(api);
    await settle();
    expect([choice.state.value, choice.community.value, codesOf(choice.buildings.value)]).toEqual(['ready', island, [hall, home]]);
    expect(choice.chosen()).toBeUndefined();

    choice.building.value = hall;
    await settle();
    expect([choice.chosen()?.code, codesOf(choice.stalls.value)]).toEqual([hall, [stall]]);
    choice.stall.value = stall;
    expect(choice.chosen()).toMatchObject({ code: stall, merchant: { tradeName: '江畔鲜蔬' } });
    choice.stall.value = '';
    expect(choice.chosen()?.code).toBe(hall);
  });

  it('empties what stands below a choice that changes', async () => {
    const { api } = createTerritory();
    const choice = usePlaceChoice(api);
    await settle();
    choice.building.value = hall;
    await settle();
    choice.stall.value = stall;
    choice.building.value = home;
    await settle();
    expect([choice.stall.value, choice.stalls.value, choice.chosen()?.code]).toEqual(['', [], home]);
  });

  it('does not choose among several communities, and shows no list that came too late', async () => {
    const { api, state, release } = createTerritory([island, mainland]);
    const choice = usePlaceChoice(api);
    await settle();
    expect(choice.community.value).toBe('');
    state.holds = true;
    choice.community.value = island;
    await settle();
    choice.community.value = mainland;
    await settle();
    release();
    await settle();
    expect(choice.buildings.value).toEqual([]);
  });

  it('says when a list does not come, and asks again', async () => {
    const { api, state } = createTerritory();
    state.fails = true;
    const choice = usePlaceChoice(api);
    await settle();
    expect(choice.state.value).toBe('failed');
    state.fails = false;
    await choice.load();
    expect([choice.state.value, choice.community.value]).toEqual(['ready', island]);
  });
});
