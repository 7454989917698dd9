import type { ClientConfig, TerritoryMap } from '@finemesh/contract';
import type { ApiClient } from './createApiClient.ts';

interface Ground {
  readonly territory: TerritoryMap;
  readonly config: ClientConfig;
}

let asked: Promise<Ground> | null = null;

/** What every map of the page is drawn from, asked for once; after a failure it is asked for again. */
export function loadGround(api: Pick<ApiClient, 'getTerritoryMap' | 'getClientConfig'>): Promise<Ground> {
  asked ??= Promise.all([api.getTerritoryMap(), api.getClientConfig()]).then(
    ([territory, config]) => ({ territory, config }),
    (error: unknown) => {
      asked = null;
      throw error;
    },
  );
  return asked;
}
