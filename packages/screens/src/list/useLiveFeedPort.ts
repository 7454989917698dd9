import { LiveFeed, type ApiClient, type LiveFeedOptions } from '@finemesh/client';
import type { LiveEvent, PositionFrame, RequestTicket, WatchPositions, Watcher } from '@finemesh/contract';
import type { ConnectionState } from '@finemesh/ui';
import { onScopeDispose, readonly, ref, shallowRef } from 'vue';
import type { FactHandlers, FactMessages, FactsPort, FactSubscription, FactTopic } from './FactsPort.ts';

export interface LiveFeedPortOptions {
  readonly api: Pick<ApiClient, 'ticket'>;
  readonly request: RequestTicket;
  readonly onPositions?: (frame: PositionFrame) => void;
  readonly onWatchers?: (watchers: Watcher[]) => void;
  readonly connect?: LiveFeedOptions['connect'];
}

/** The feed of a page, with the positions that it may watch. */
export interface LiveFeedPort extends FactsPort {
  /** Asks for one frame a second of the positions in the bounds, from now on and over reconnects. */
  watchPositions(watch: WatchPositions): void;
}

/** One live feed for the page, connected when the first list asks to follow and closed with the calling scope. */
export function useLiveFeedPort(options: LiveFeedPortOptions): LiveFeedPort {
  const connection = shallowRef<ConnectionState>('reconnecting');
  const lastReceivedAt = ref<number | null>(null);
  const topics = new Map<FactTopic, FactHandlers<never>>();
  let feed: LiveFeed | null = null;
  let watched: WatchPositions | null = null;

  function subscribe<Topic extends FactTopic>(topic: Topic, handlers: FactHandlers<Topic>): FactSubscription {
    topics.set(topic, handlers);
    return { follow, end: () => topics.delete(topic) };
  }

  function follow(after: number | null): void {
    if (feed === null) feed = open(after);
    else if (after !== null) feed.restart(after);
  }

  function open(after: number | null): LiveFeed {
    const opened = new LiveFeed({
      ticket: async () => (await options.api.ticket(options.request)).ticket,
      after,
      onBatch: ({ events }) => {
        lastReceivedAt.value = Date.now();
        events.forEach(deliver);
      },
      onReset: () => {
        for (const { onReset } of topics.values()) onReset();
      },
      onState: (state) => {
        if (state === 'live') lastReceivedAt.value = Date.now();
        connection.value = state === 'connecting' ? 'reconnecting' : state;
      },
      onPositions: (frame) => {
        lastReceivedAt.value = Date.now();
        options.onPositions?.(frame);
      },
      ...(options.onWatchers === undefined ? {} : { onWatchers: options.onWatchers }),
      ...(options.connect === undefined ? {} : { connect: options.connect }),
    });
    if (watched !== null) opened.watchPositions(watched);
    return opened;
  }

  function deliver(event: LiveEvent): void {
    const { topic, message } = readEvent(event);
    topics.get(topic)?.onMessages([message as never]);
  }

  function watchPositions(watch: WatchPositions): void {
    watched = watch;
    feed?.watchPositions(watch);
  }

  onScopeDispose(() => feed?.close());
  return { connection: readonly(connection), lastReceivedAt: readonly(lastReceivedAt), subscribe, watchPositions };
}

const topicOfAudience = { wall: 'cases.wall', staff: 'cases.team', resident: 'cases.followed' } as const satisfies Record<string, FactTopic>;

function readEvent(event: LiveEvent): { topic: FactTopic; message: FactMessages[FactTopic] } {
  if (event.type === 'posts.changed') return { topic: 'posts.own', message: event };
  return { topic: topicOfAudience[event.case.audience], message: event as FactMessages[FactTopic] };
}
