import { upsertCase, useApiClient, useLiveFeed, type ApiClient, type UseLiveFeedOptions } from '@finemesh/client';
import type { CaseLiveEvent, LiveBatch, WallCase } from '@finemesh/contract';
import type { PositionFrame } from '@finemesh/contract';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';

export interface UseWallCasesOptions {
  readonly api?: Pick<ApiClient, 'wallCases' | 'ticket'>;
  readonly onPositions?: (frame: PositionFrame) => void;
  /** Called once for each case that was reported while the screen looks on. */
  readonly onReported?: (reported: WallCase) => void;
  /** The wall's posts have changed. */
  readonly onPostsChanged?: () => void;
  readonly connect?: UseLiveFeedOptions['connect'];
}

/** How long to wait before lists that could not be loaded are asked for again, in milliseconds. */
const retryMs = 3_000;

/** The cases of the wall, live. `failure` is set while they could not be loaded at all; it is tried again by itself. */
export function useWallCases(options: UseWallCasesOptions = {}) {
  const api = options.api ?? useApiClient();
  const cases = shallowRef<readonly WallCase[]>([]);
  const loaded = ref(false);
  const failure = shallowRef<unknown>(null);
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  const { state, lastHeardAt, feed, start } = useLiveFeed({
    api,
    request: { purpose: 'live', presentation: 'wall' },
    load: async () => {
      const answer = await api.wallCases();
      cases.value = answer.cases.reduce(upsertCase<WallCase>, cases.value);
      loaded.value = true;
      return answer.cursor;
    },
    onBatch: take,
    ...(options.onPositions === undefined ? {} : { onPositions: options.onPositions }),
    ...(options.connect === undefined ? {} : { connect: options.connect }),
  });

  function take({ events }: LiveBatch): void {
    for (const event of events) {
      if (event.type === 'posts.changed') options.onPostsChanged?.();
      else if (event.case.audience === 'wall') takeCase(event, event.case);
    }
  }

  function takeCase(event: CaseLiveEvent, changed: WallCase): void {
    const isNew = !cases.value.some((known) => known.id === changed.id);
    cases.value = upsertCase(cases.value, changed);
    if (isNew && event.type === 'case.reported') options.onReported?.(changed);
  }

  async function open(): Promise<void> {
    clearTimeout(retryTimer);
    failure.value = null;
    try {
      await start();
    } catch (error) {
      failure.value = error;
      retryTimer = setTimeout(() => void open(), retryMs);
    }
  }

  onScopeDispose(() => clearTimeout(retryTimer));
  void open();

  const connection = computed(() => (state.value === 'live' ? 'live' : state.value === 'stopped' ? 'stopped' : 'reconnecting'));
  return { cases, loaded, failure, state, connection, lastHeardAt, feed, open };
}
