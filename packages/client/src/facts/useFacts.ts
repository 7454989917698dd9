import type { LiveTopicName, PositionFrame, WatchPositions, Watcher } from '@finemesh/contract';
import { computed, getCurrentScope, inject, onScopeDispose, ref, shallowRef, type InjectionKey, type Ref } from 'vue';
import { connectionOf, type FactsConnection } from './connectionOf.ts';
import { FactsFeed, type FactsFeedOptions, type FactsState } from './FactsFeed.ts';
import type { FactHandlers, FactSubscription } from './TopicSubscription.ts';

/** The one feed of a page. What a component subscribes to ends with its scope. */
export interface Facts {
  readonly state: Readonly<Ref<FactsState>>;
  /** The state as a person is shown it. */
  readonly connection: Readonly<Ref<FactsConnection>>;
  /** When the connection last proved to be alive, in milliseconds since 1970; a wall greys out what it shows when that is long ago. */
  readonly lastReceivedAt: Readonly<Ref<number | null>>;
  /** See `FactsFeed.subscribe`. */
  subscribe<Topic extends LiveTopicName>(topic: Topic, handlers: FactHandlers<Topic>): FactSubscription;
  /** See `FactsFeed.watchPositions`. */
  watchPositions(watch: WatchPositions | null): void;
  onPositions(listener: (frame: PositionFrame) => void): void;
  onWatchers(listener: (watchers: Watcher[]) => void): void;
}

export interface CreateFactsOptions extends Pick<FactsFeedOptions, 'ticket' | 'makeSocket'> {
  /** For `lastReceivedAt`, in milliseconds since 1970. */
  readonly now?: () => number;
}

/** Where a page provides its feed. */
export const factsKey: InjectionKey<Facts> = Symbol('facts');

/**
 * The feed that the page has provided.
 *
 * @throws Error where none is.
 */
export function useFacts(): Facts {
  const facts = inject(factsKey);
  if (facts === undefined) throw new Error('no feed of facts is provided');
  return facts;
}

/** A feed with its state as refs. It connects when something is followed; made in a scope, it is closed with it. */
export function createFacts({ now = Date.now, ...options }: CreateFactsOptions): Facts {
  const state = shallowRef<FactsState>({ kind: 'idle' });
  const lastReceivedAt = ref<number | null>(null);
  const feed = new FactsFeed({
    ...options,
    now,
    onState: (next) => (state.value = next),
    onReceived: () => (lastReceivedAt.value = now()),
  });
  endWithScope(() => feed.close());

  return {
    state,
    connection: computed(() => connectionOf(state.value)),
    lastReceivedAt,
    subscribe(topic, handlers) {
      const subscription = feed.subscribe(topic, handlers);
      endWithScope(() => subscription.end());
      return subscription;
    },
    watchPositions: (watch) => feed.watchPositions(watch),
    onPositions: (listener) => endWithScope(feed.onPositions(listener)),
    onWatchers: (listener) => endWithScope(feed.onWatchers(listener)),
  };
}

function endWithScope(end: () => void): void {
  if (getCurrentScope() !== undefined) onScopeDispose(end);
}
