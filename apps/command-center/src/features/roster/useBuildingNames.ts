import { useApiClient, type ApiClient } from '@finemesh/client';
import type { TerritoryNode } from '@finemesh/contract';
import { useDomainText } from '@finemesh/screens';
import { shallowRef } from 'vue';

/** Names of buildings by code, loaded once; the code itself until they are there. */
export function useBuildingNames(api: Pick<ApiClient, 'territoryNodes'> = useApiClient()) {
  const { say } = useDomainText();
  const buildings = shallowRef(new Map<string, TerritoryNode>());

  void api.territoryNodes({ level: 'building' }).then(
    ({ nodes }) => {
      buildings.value = new Map(nodes.map((node) => [node.code, node]));
    },
    // A name is a courtesy: the panel shows the code.
    () => undefined,
  );

  function nameOf(code: string): string {
    const node = buildings.value.get(code);
    return node === undefined ? code : say(node.name);
  }

  return { nameOf };
}
