import { useApiClient, type ApiClient, type Facts } from '@finemesh/client';
import type { WallCase } from '@finemesh/contract';
import { readCaseMessage, useFactList } from '@finemesh/screens';

export interface WallCasesOptions {
  readonly feed: Pick<Facts, 'subscribe'>;
  readonly api?: Pick<ApiClient, 'listWallCases'>;
  /** Called once for each case that is reported while the wall is open. */
  readonly onReported: (reported: WallCase) => void;
}

/** The cases of the wall, live. */
export function useWallCases({ feed, api = useApiClient(), onReported }: WallCasesOptions) {
  return useFactList({
    feed,
    topic: 'cases.wall',
    load: async () => {
      const { cases, cursor } = await api.listWallCases();
      return { facts: cases, cursor };
    },
    read: readCaseMessage<WallCase>,
    onChange: ({ type, after, before }) => {
      if (type === 'case.reported' && before === undefined) onReported(after);
    },
  });
}
