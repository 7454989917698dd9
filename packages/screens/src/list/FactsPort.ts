import type { FactHandlers, FactSubscription } from '@finemesh/client';
import type { LiveTopicName } from '@finemesh/contract';
import type { ConnectionState } from '@finemesh/ui';
import type { Ref } from 'vue';

/** The one feed of facts that a page has, as its lists need it. */
export interface FactsPort {
  readonly connection: Readonly<Ref<ConnectionState>>;
  /** When the feed last proved to be alive, in epoch milliseconds; `null` before the first time. */
  readonly lastReceivedAt: Readonly<Ref<number | null>>;
  subscribe<Topic extends LiveTopicName>(topic: Topic, handlers: FactHandlers<Topic>): FactSubscription;
}
