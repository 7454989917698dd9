import type { LiveBatch, LiveMessage, LiveTopicName } from '@finemesh/contract';

/** A message of the topic, as it is picked out of a batch. */
export type MessageOf<Topic extends LiveTopicName> = Extract<LiveMessage, { readonly topic: Topic }>;

export interface FactHandlers<Topic extends LiveTopicName> {
  /** Messages after the cursor, in order, each once. */
  readonly onMessages: (messages: readonly MessageOf<Topic>[]) => void;
  /** Messages may have been left out, or the reader's rights are others: load again and follow from the new cursor. */
  readonly onReset: () => void;
}

export interface FactSubscription {
  /** Asks for the messages after the cursor; `null` for those from now on, with a reset first for what came before. */
  follow(after: number | null): void;
  end(): void;
}

/** `asked` waits for the server; `refused` is not followed by the reader's rights of now. */
type SubscriptionState =
  | { readonly kind: 'made' }
  | { readonly kind: 'asked'; readonly cursor: number | null }
  | { readonly kind: 'confirmed'; readonly cursor: number }
  | { readonly kind: 'refused' };

/** One list's place in its topic. */
export class TopicSubscription<Topic extends LiveTopicName = LiveTopicName> {
  readonly topic: Topic;
  readonly #handlers: FactHandlers<Topic>;
  #state: SubscriptionState = { kind: 'made' };
  #mark = 0;

  constructor(topic: Topic, handlers: FactHandlers<Topic>) {
    this.topic = topic;
    this.#handlers = handlers;
  }

  /** Changes whenever it is followed from elsewhere: an answer to an older wish is none to this one. */
  get mark(): number {
    return this.#mark;
  }

  get isFollowing(): boolean {
    return this.#state.kind === 'asked' || this.#state.kind === 'confirmed';
  }

  get isConfirmed(): boolean {
    return this.#state.kind === 'confirmed';
  }

  get cursor(): number | null {
    return this.#state.kind === 'asked' || this.#state.kind === 'confirmed' ? this.#state.cursor : null;
  }

  follow(cursor: number | null): void {
    this.#mark += 1;
    this.#state = { kind: 'asked', cursor };
  }

  /** The server follows the topic, from `after` or before it. */
  confirm(after: number): void {
    if (this.#state.kind !== 'asked') return;
    const { cursor } = this.#state;
    this.#state = { kind: 'confirmed', cursor: cursor ?? after };
    if (cursor === null) this.#handlers.onReset();
  }

  refuse(): void {
    this.#state = { kind: 'refused' };
  }

  /** The connection is gone; it goes on from its cursor with the next one. */
  unconfirm(): void {
    if (this.#state.kind === 'confirmed') this.#state = { kind: 'asked', cursor: this.#state.cursor };
  }

  /** Hands the list what the batch holds for it. A list that fails does so alone: the page's own handler of errors gets the failure. */
  receive({ messages, upTo }: LiveBatch): void {
    if (this.#state.kind !== 'confirmed') return;
    const { cursor } = this.#state;
    // Before the messages are handed out: a handler may ask to follow from elsewhere.
    this.#state = { kind: 'confirmed', cursor: Math.max(cursor, upTo) };
    const own = messages.filter((message) => message.sequence > cursor).filter((message) => isOf(this.topic, message));
    try {
      if (own.length > 0) this.#handlers.onMessages(own);
    } catch (error) {
      throwLater(error);
    }
  }

  /** @param cursor where the server goes on; `null` where it goes on as before. */
  reset(cursor: number | null): void {
    if (this.#state.kind === 'made') return;
    if (this.#state.kind === 'confirmed' && cursor !== null) this.#state = { kind: 'confirmed', cursor };
    try {
      this.#handlers.onReset();
    } catch (error) {
      throwLater(error);
    }
  }
}

function isOf<Topic extends LiveTopicName>(topic: Topic, message: LiveMessage): message is MessageOf<Topic> {
  return message.topic === topic;
}

function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
