import type { FactSubscription } from '@finemesh/client';
import type { LiveContent, LiveTopicName } from '@finemesh/contract';
import type { ConnectionState } from '@finemesh/ui';
import type { Ref } from 'vue';

/** What a list does with the messages of a topic. */
export interface FactHandlers<Topic extends LiveTopicName> {
  /** Messages after the cursor, in order. */
  readonly onMessages: (messages: readonly LiveContent<Topic>[]) => void;
  /** Messages were left out: load again and follow from the new cursor. */
  readonly onReset: () => void;
}

/** The one feed of facts that a page has, as its lists need it. */
export interface FactsPort {
  readonly connection: Readonly<Ref<ConnectionState>>;
  /** When the feed last proved to be alive, in epoch milliseconds; `null` before the first time. */
  readonly lastReceivedAt: Readonly<Ref<number | null>>;
  subscribe<Topic extends LiveTopicName>(topic: Topic, handlers: FactHandlers<Topic>): FactSubscription;
}
