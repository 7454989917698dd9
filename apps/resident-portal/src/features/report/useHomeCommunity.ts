import { useApiClient, type ApiClient } from '@finemesh/client';
import type { TerritoryNode } from '@finemesh/contract';
import { browserStorage, type ChoiceStorage } from '@finemesh/ui';
import { computed, ref, shallowRef } from 'vue';

const storageKey = 'finemesh.portal.community';

/**
 * The communities that can be reported in, and the one in which this phone reported last: the map opens there, so that the
 * first tap on it can already mark the place. Without a choice of before it is the first.
 */
export function useHomeCommunity(
  api: Pick<ApiClient, 'listTerritoryNodes'> = useApiClient(),
  storage: ChoiceStorage = browserStorage(),
) {
  const communities = shallowRef<readonly TerritoryNode[]>([]);
  const chosen = ref(storage?.getItem(storageKey) ?? null);
  const home = computed(() => communities.value.find(({ code }) => code === chosen.value) ?? communities.value[0] ?? null);

  function choose(code: string): void {
    chosen.value = code;
    try {
      storage?.setItem(storageKey, code);
    } catch {
      // A phone that keeps nothing is asked again next time.
    }
  }

  /** Never throws: without the list the map shows the whole district. */
  async function load(): Promise<void> {
    const answer = await api.listTerritoryNodes({ query: { level: 'community' } }).catch(() => ({ nodes: [] }));
    communities.value = answer.nodes.filter(({ households }) => households > 0);
  }
  void load();

  return { communities, home, choose };
}
