import type { LiveBatch, RequestTicket, Watcher } from '@finemesh/contract';
import type { PositionFrame } from '@finemesh/contract';
import { onScopeDispose, readonly, ref, shallowRef, type Ref } from 'vue';
import type { ApiClient } from './createApiClient.ts';
import { LiveFeed, type FeedState, type LiveFeedOptions } from './LiveFeed.ts';

export interface UseLiveFeedOptions {
  readonly api: Pick<ApiClient, 'ticket'>;
  readonly request: RequestTicket;
  /** Loads the screen's lists and answers with their cursor; called at the start and after a reset. */
  readonly load: () => Promise<number>;
  readonly onBatch: (batch: LiveBatch) => void;
  readonly onPositions?: (frame: PositionFrame) => void;
  readonly onWatchers?: (watchers: Watcher[]) => void;
  readonly connect?: LiveFeedOptions['connect'];
  /** Clock for `lastHeardAt`, in milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * A screen's feed for as long as its scope lives: loads, follows, and loads again where the gap is too large.
 *
 * `lastHeardAt` is when the connection last proved to be alive; a wall greys what it shows out when that is long ago.
 * `start` throws what `load` throws, and can be called again.
 */
export function useLiveFeed(options: UseLiveFeedOptions) {
  const now = options.now ?? Date.now;
  const state: Ref<FeedState> = ref('connecting');
  const lastHeardAt = ref<number | null>(null);
  const feed = shallowRef<LiveFeed | null>(null);
  let disposed = false;

  async function start(): Promise<void> {
    const after = await options.load();
    if (disposed) return;
    if (feed.value !== null) {
      feed.value.restart(after);
      return;
    }
    feed.value = new LiveFeed({
      ticket: async () => (await options.api.ticket(options.request)).ticket,
      after,
      onBatch: (batch) => {
        lastHeardAt.value = now();
        options.onBatch(batch);
      },
      // A failed load is told by the screen's own state; the feed stays connected and the next reset tries again.
      onReset: () => void start().catch(() => undefined),
      onState: (next) => {
        state.value = next;
        if (next === 'live') lastHeardAt.value = now();
      },
      onPositions: (frame) => {
        lastHeardAt.value = now();
        options.onPositions?.(frame);
      },
      ...(options.onWatchers === undefined ? {} : { onWatchers: options.onWatchers }),
      ...(options.connect === undefined ? {} : { connect: options.connect }),
    });
  }

  onScopeDispose(() => {
    disposed = true;
    feed.value?.close();
  });

  return { state: readonly(state), lastHeardAt: readonly(lastHeardAt), feed, start };
}
