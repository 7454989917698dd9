import { shallowRef } from 'vue';
import type { FactHandlers, FactMessages, FactsPort, FactSubscription, FactTopic } from '../list/FactsPort.ts';

/** The feed of a page, driven by a test. */
export class FactsStandIn implements FactsPort {
  readonly connection = shallowRef<FactsPort['connection']['value']>('live');
  readonly lastReceivedAt = shallowRef<number | null>(null);
  /** Cursors from which each topic was asked for, in order. */
  readonly followed: [topic: FactTopic, after: number | null][] = [];
  readonly #handlers = new Map<FactTopic, FactHandlers<never>>();

  subscribe<Topic extends FactTopic>(topic: Topic, handlers: FactHandlers<Topic>): FactSubscription {
    this.#handlers.set(topic, handlers);
    return {
      follow: (after) => this.followed.push([topic, after]),
      end: () => this.#handlers.delete(topic),
    };
  }

  /** Whether somebody listens to the topic. */
  isFollowed(topic: FactTopic): boolean {
    return this.#handlers.has(topic);
  }

  send<Topic extends FactTopic>(topic: Topic, ...messages: FactMessages[Topic][]): void {
    this.#handlers.get(topic)?.onMessages(messages as never[]);
  }

  reset(topic: FactTopic): void {
    this.#handlers.get(topic)?.onReset();
  }
}
