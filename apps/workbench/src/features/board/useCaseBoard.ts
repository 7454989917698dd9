import { useApiClient, useLiveFeed, useSession, upsertCase, type ApiClient, type UseLiveFeedOptions } from '@finemesh/client';
import type { CaseLiveEvent, LiveBatch, StaffCase, Watcher } from '@finemesh/contract';
import { computed, inject, ref, shallowRef, type InjectionKey } from 'vue';
import { groupCases, groupOf } from './groupCases.ts';

export interface CaseBoardOptions {
  /** A case has come to the reader and waits to be accepted. Not called for what stood there when the board was opened. */
  readonly onArrival: (arrived: StaffCase, event: CaseLiveEvent['type']) => void;
  readonly onWatchers?: (watchers: Watcher[]) => void;
  readonly api?: Pick<ApiClient, 'staffCases' | 'ticket'>;
  /** Asks for the reader's posts again. */
  readonly onPostsChanged?: () => Promise<void>;
  readonly connect?: UseLiveFeedOptions['connect'];
}

/** `loading` until the first answer; `failed` says so in place and can be tried again. */
export type BoardState = 'loading' | 'ready' | 'failed';

/** The cases of the reader's territory, live, for as long as the calling scope lives. */
export function useCaseBoard(options: CaseBoardOptions) {
  const api = options.api ?? useApiClient();
  const onPostsChanged = options.onPostsChanged ?? useSession().refresh;
  const cases = shallowRef<readonly StaffCase[]>([]);
  const state = ref<BoardState>('loading');
  const failure = shallowRef<unknown>(null);
  const feedOptions = { ...(options.onWatchers && { onWatchers: options.onWatchers }), ...(options.connect && { connect: options.connect }) };
  const feed = useLiveFeed({ api, request: { purpose: 'live', presentation: 'staff' }, load, onBatch, ...feedOptions });

  async function load(): Promise<number> {
    const answer = await api.staffCases('all');
    // Replaced and not merged: what the posts do not show any more has to go.
    cases.value = answer.cases;
    return answer.cursor;
  }

  async function open(): Promise<void> {
    if (state.value === 'failed') state.value = 'loading';
    try {
      await feed.start();
      failure.value = null;
      state.value = 'ready';
    } catch (error) {
      failure.value = error;
      state.value = 'failed';
    }
  }

  function onBatch({ events }: LiveBatch): void {
    for (const event of events) {
      if (event.type === 'posts.changed') void onPostsChanged().then(open);
      else if (event.case.audience === 'staff') take(event.case, event.type);
    }
  }

  function take(changed: StaffCase, type: CaseLiveEvent['type']): void {
    const before = cases.value.find(({ id }) => id === changed.id);
    keep(changed);
    const isNews = before === undefined || changed.version > before.version;
    const waitedBefore = before !== undefined && groupOf(before) === 'toAccept';
    if (isNews && !waitedBefore && groupOf(changed) === 'toAccept') options.onArrival(changed, type);
  }

  /** Takes a newer state of a case, from an event or from the answer to a command. */
  function keep(changed: StaffCase): void {
    cases.value = upsertCase(cases.value, changed);
  }

  const groups = computed(() => groupCases(cases.value));
  return {
    cases,
    groups,
    state,
    failure,
    feedState: feed.state,
    lastHeardAt: feed.lastHeardAt,
    open,
    keep,
    find: (id: string) => cases.value.find((item) => item.id === id),
  };
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
