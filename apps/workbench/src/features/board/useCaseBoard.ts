import { useApiClient, type ApiClient, type Facts } from '@finemesh/client';
import type { CaseEventType, StaffCase } from '@finemesh/contract';
import { connectionOfList, readCaseMessage, useFactList } from '@finemesh/screens';
import { computed, inject, type InjectionKey } from 'vue';
import { groupCases, groupOf } from './groupCases.ts';

export interface CaseBoardOptions {
  readonly feed: Pick<Facts, 'connection' | 'lastReceivedAt' | 'subscribe'>;
  /** A case has come to the reader and waits to be accepted. Not called for what stood there when the board was opened. */
  readonly onArrival: (arrived: StaffCase, type: CaseEventType) => void;
  readonly api?: Pick<ApiClient, 'listCases'>;
}

/** The cases that the reader's posts read, live, for as long as the calling scope lives. */
export function useCaseBoard({ feed, onArrival, api = useApiClient() }: CaseBoardOptions) {
  const list = useFactList({
    feed,
    topic: 'cases.team',
    load: async () => {
      const { cases, cursor } = await api.listCases({ query: { state: 'all' } });
      return { facts: cases, cursor };
    },
    read: readCaseMessage<StaffCase>,
    onChange: ({ type, after, before }) => {
      const waitedBefore = before !== undefined && groupOf(before) === 'toAccept';
      if (!waitedBefore && groupOf(after) === 'toAccept') onArrival(after, type);
    },
  });
  const groups = computed(() => groupCases(list.facts.value));
  const connection = computed(() => connectionOfList(feed.connection.value, list.state.value));
  return { ...list, groups, connection, lastReceivedAt: feed.lastReceivedAt };
}

/** See {@link useCaseBoard}. */
export type CaseBoard = ReturnType<typeof useCaseBoard>;

/** Where the shell provides the board to the pages; `null` for posts that read no cases. */
export const caseBoardKey: InjectionKey<CaseBoard | null> = Symbol('case board');

/**
 * The board of the shell around the calling component, or `null` where the posts read no cases.
 *
 * @throws Error outside the shell.
 */
export function useShellBoard(): CaseBoard | null {
  const board = inject(caseBoardKey, undefined);
  if (board === undefined) throw new Error('no shell provides a case board');
  return board;
}
