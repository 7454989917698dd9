import { useApiClient, type ApiClient, type Call } from '@finemesh/client';
import type { TerritoryNode } from '@finemesh/contract';
import { ref, shallowRef, watch } from 'vue';

/**
 * Choosing a place from lists: a community, a building of it, and where merchants trade in that building one of its stalls. Each choice
 * empties those below it.
 */
export function usePlaceChoice(api: Pick<ApiClient, 'listTerritoryNodes'> = useApiClient()) {
  const state = ref<'loading' | 'ready' | 'failed'>('loading');
  const community = ref('');
  const building = ref('');
  const stall = ref('');
  const communities = shallowRef<readonly TerritoryNode[]>([]);
  const buildings = shallowRef<readonly TerritoryNode[]>([]);
  const stalls = shallowRef<readonly TerritoryNode[]>([]);

  /** Lists the nodes of a level; `isAsked` says whether somebody still waits for them when they come. */
  async function list(query: NonNullable<Call<'listTerritoryNodes'>['query']>, isAsked: () => boolean): Promise<readonly TerritoryNode[]> {
    try {
      const { nodes } = await api.listTerritoryNodes({ query });
      return isAsked() ? nodes : [];
    } catch {
      if (isAsked()) state.value = 'failed';
      return [];
    }
  }

  async function load(): Promise<void> {
    state.value = 'loading';
    communities.value = await list({ level: 'community' }, () => true);
    if (state.value === 'loading') state.value = 'ready';
    const [only, ...more] = communities.value;
    if (only !== undefined && more.length === 0) community.value = only.code;
  }

  watch(community, async (code) => {
    building.value = '';
    buildings.value = [];
    const found = code === '' ? [] : await list({ within: code, level: 'building' }, () => community.value === code);
    if (community.value === code) buildings.value = found;
  });
  watch(building, async (code) => {
    stall.value = '';
    stalls.value = [];
    const found = code === '' ? [] : await list({ within: code, level: 'stall' }, () => building.value === code);
    if (building.value === code) stalls.value = found;
  });

  /** The narrowest place that is chosen; `undefined` before a building is. */
  function chosen(): TerritoryNode | undefined {
    return stalls.value.find(({ code }) => code === stall.value) ?? buildings.value.find(({ code }) => code === building.value);
  }

  void load();
  return { state, community, building, stall, communities, buildings, stalls, chosen, load };
}
