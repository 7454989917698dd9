import type { FactSubscription } from '@finemesh/client';
import type { LiveContent, LiveTopicName } from '@finemesh/contract';
import { shallowRef } from 'vue';
import type { FactHandlers, FactsPort } from '../list/FactsPort.ts';

/** The feed of a page, driven by a test. */
export class FactsStandIn implements FactsPort {
  readonly connection = shallowRef<FactsPort['connection']['value']>('live');
  readonly lastReceivedAt = shallowRef<number | null>(null);
  /** Cursors from which each topic was asked for, in order. */
  readonly followed: [topic: LiveTopicName, after: number | null][] = [];
  readonly #handlers = new Map<LiveTopicName, FactHandlers<never>>();

  subscribe<Topic extends LiveTopicName>(topic: Topic, handlers: FactHandlers<Topic>): FactSubscription {
    this.#handlers.set(topic, handlers);
    return {
      follow: (after) => this.followed.push([topic, after]),
      end: () => this.#handlers.delete(topic),
    };
  }

  /** Whether somebody listens to the topic. */
  isFollowed(topic: LiveTopicName): boolean {
    return this.#handlers.has(topic);
  }

  send<Topic extends LiveTopicName>(topic: Topic, ...messages: LiveContent<Topic>[]): void {
    this.#handlers.get(topic)?.onMessages(messages as never[]);
  }

  reset(topic: LiveTopicName): void {
    this.#handlers.get(topic)?.onReset();
  }
}
