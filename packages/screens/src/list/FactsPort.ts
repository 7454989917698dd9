import type { ResidentCase, StaffCase, WallCase } from '@finemesh/contract';
import type { CaseChange } from '@finemesh/domain';
import type { ConnectionState } from '@finemesh/ui';
import type { Ref } from 'vue';

/** What has happened to a case, as the type of a message. */
export type CaseEventType = `case.${CaseChange}`;

/** A case has changed, as one audience sees it; or the reader may not see it any more. */
export type CaseMessage<Case> =
  | { readonly type: CaseEventType; readonly case: Case }
  | { readonly type: 'case.gone'; readonly id: string };

/** What the messages of each topic say. */
export interface FactMessages {
  'cases.wall': CaseMessage<WallCase>;
  'cases.team': CaseMessage<StaffCase>;
  'cases.followed': CaseMessage<ResidentCase>;
  'posts.own': { readonly type: 'posts.changed' };
}

export type FactTopic = keyof FactMessages;

export interface FactHandlers<Topic extends FactTopic> {
  /** Messages after the cursor, in order; one that has come already may come again. */
  readonly onMessages: (messages: readonly FactMessages[Topic][]) => void;
  /** Messages were left out: load again and follow from the new cursor. */
  readonly onReset: () => void;
}

export interface FactSubscription {
  /** Asks for the messages after the cursor; `null` for those from now on. */
  follow(after: number | null): void;
  end(): void;
}

/** The one feed of facts that a page has, as its lists need it. */
export interface FactsPort {
  readonly connection: Readonly<Ref<ConnectionState>>;
  /** When the feed last proved to be alive, in epoch milliseconds; `null` before the first time. */
  readonly lastReceivedAt: Readonly<Ref<number | null>>;
  subscribe<Topic extends FactTopic>(topic: Topic, handlers: FactHandlers<Topic>): FactSubscription;
}
