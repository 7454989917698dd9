import type { FactHandlers, Facts, FactsConnection, FactsState, FactSubscription, MessageOf } from '@finemesh/client';
import type { LiveContent, LiveTopicName } from '@finemesh/contract';
import { shallowRef } from 'vue';

/** What somebody who follows a topic wants of it; the topic in whose place it stands says which messages those are. */
interface Listener {
  readonly onMessages: (messages: readonly unknown[]) => void;
  readonly onReset: () => void;
}

/** The feed of a page, driven by a test. */
export class FactsStandIn implements Pick<Facts, 'state' | 'connection' | 'lastReceivedAt' | 'subscribe'> {
  readonly state = shallowRef<FactsState>({ kind: 'live' });
  readonly connection = shallowRef<FactsConnection>('live');
  readonly lastReceivedAt = shallowRef<number | null>(null);
  /** Cursors from which each topic was asked for, in order. */
  readonly followed: [topic: LiveTopicName, after: number | null][] = [];
  readonly #listeners = new Map<LiveTopicName, Listener>();
  #sequence = 0;

  subscribe<Topic extends LiveTopicName>(topic: Topic, { onMessages, onReset }: FactHandlers<Topic>): FactSubscription {
    this.#listeners.set(topic, { onMessages: (messages) => onMessages(messages as MessageOf<Topic>[]), onReset });
    return {
      follow: (after) => this.followed.push([topic, after]),
      end: () => this.#listeners.delete(topic),
    };
  }

  /** Whether somebody follows the topic. */
  isFollowed(topic: LiveTopicName): boolean {
    return this.#listeners.has(topic);
  }

  /** The server sends what messages of the topic say. */
  send<Topic extends LiveTopicName>(topic: Topic, ...contents: LiveContent<Topic>[]): void {
    const messages = contents.map((content) => ({ topic, sequence: (this.#sequence += 1), at: '2026-11-24T08:00:00Z', ...content }));
    this.#listeners.get(topic)?.onMessages(messages);
  }

  reset(topic: LiveTopicName): void {
    this.#listeners.get(topic)?.onReset();
  }
}
