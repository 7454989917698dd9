import { useApiClient, type ApiClient } from '@finemesh/client';
import { useDomainText, useLoad } from '@finemesh/screens';
import { computed } from 'vue';

/** Names of buildings by code; the code itself until they are loaded. */
export function useBuildingNames(api: Pick<ApiClient, 'listTerritoryNodes'> = useApiClient()) {
  const { say } = useDomainText();
  const buildings = useLoad(() => api.listTerritoryNodes({ query: { level: 'building' } }));
  const names = computed(() => new Map((buildings.loaded.value?.nodes ?? []).map(({ code, name }) => [code as string, name])));

  function nameOf(code: string | null): string {
    const name = names.value.get(code ?? '');
    return name === undefined ? (code ?? '') : say(name);
  }

  return { nameOf };
}
