import { liveVersion, type ErrorCode, type LiveBatch, type LiveReset, type LiveTopicName } from '@finemesh/contract';
import type { FactsSocket } from './FactsSocket.ts';
import { TopicSubscription, type FactHandlers } from './TopicSubscription.ts';

/** A subscription without its list, which alone knows what the messages of its topic are. */
type AnySubscription = Pick<TopicSubscription, keyof TopicSubscription>;

export interface FollowedTopicsOptions {
  /** Sends a call of `live.subscribe`; used only between `opened` and `closed`. */
  readonly subscribe: FactsSocket['subscribe'];
  /** The server follows all that is asked for. */
  readonly onLive: () => void;
  /** The server does not follow, for the reason of the code. */
  readonly onRefused: (code: ErrorCode) => void;
}

/** `asking`: a call waits for its answer, each an object of its own; what is asked for meanwhile is asked for after it. */
type AskingState = { readonly kind: 'closed' } | { readonly kind: 'open' } | { readonly kind: 'asking' };

/**
 * What the lists of a page follow, over one connection at a time. The server follows from the lowest cursor of all; each subscription
 * leaves out what it has. When the reader's posts change, every list is asked to load again.
 */
export class FollowedTopics {
  readonly #options: FollowedTopicsOptions;
  readonly #subscriptions = new Set<AnySubscription>();
  #state: AskingState = { kind: 'closed' };

  constructor(options: FollowedTopicsOptions) {
    this.#options = options;
  }

  /** Whether any of them asks for messages. */
  get isFollowing(): boolean {
    return this.#following().length > 0;
  }

  add<Topic extends LiveTopicName>(topic: Topic, handlers: FactHandlers<Topic>): TopicSubscription<Topic> {
    const subscription = new TopicSubscription(topic, handlers);
    this.#subscriptions.add(subscription);
    return subscription;
  }

  has(subscription: AnySubscription): boolean {
    return this.#subscriptions.has(subscription);
  }

  delete(subscription: AnySubscription): void {
    this.#subscriptions.delete(subscription);
  }

  /** Ends all subscriptions. */
  clear(): void {
    this.#subscriptions.clear();
  }

  /** There is a connection. */
  opened(): void {
    this.#state = { kind: 'open' };
    this.ask();
  }

  /** The connection is gone, and with it what was asked on it. */
  closed(): void {
    this.#state = { kind: 'closed' };
    for (const subscription of this.#subscriptions) subscription.unconfirm();
  }

  /** Sends the server what is followed from where, unless that is under way: the answer to that asks for the rest. */
  ask(): void {
    if (this.#state.kind !== 'open') return;
    const following = this.#following();
    if (following.every(({ isConfirmed }) => isConfirmed)) return this.#options.onLive();
    const asking: AskingState = { kind: 'asking' };
    this.#state = asking;
    const cursors = following.flatMap(({ cursor }) => cursor ?? []);
    const topics = [...new Set(following.map(({ topic }) => topic))];
    const after = cursors.length === 0 ? null : Math.min(...cursors);
    const asked = following.map((subscription) => ({ subscription, mark: subscription.mark }));
    this.#options.subscribe({ version: liveVersion, topics, after }, (answer) => {
      if (this.#state !== asking) return;
      this.#state = { kind: 'open' };
      if (answer?.ok === false && answer.code === 'notAllowed') this.#confirm(asked, [], 0);
      else if (answer?.ok === true) this.#confirm(asked, answer.topics, answer.after);
      else this.#options.onRefused(answer?.code ?? 'unavailable');
    });
  }

  readonly receive = (batch: LiveBatch): void => {
    for (const subscription of [...this.#subscriptions]) subscription.receive(batch);
    // Whatever is shown was loaded by other rights.
    if (batch.messages.some(({ topic }) => topic === 'posts.own')) this.#resetTopics((topic) => topic !== 'posts.own', null);
  };

  readonly reset = ({ topics, cursor }: LiveReset): void => this.#resetTopics((topic) => topics.includes(topic), cursor);

  #resetTopics(isReset: (topic: LiveTopicName) => boolean, cursor: number | null): void {
    for (const subscription of [...this.#subscriptions]) if (isReset(subscription.topic)) subscription.reset(cursor);
  }

  #confirm(
    asked: readonly { readonly subscription: AnySubscription; readonly mark: number }[],
    topics: readonly LiveTopicName[],
    after: number,
  ): void {
    for (const { subscription, mark } of asked) {
      // One that was asked for from elsewhere meanwhile is asked for again.
      if (subscription.mark !== mark) continue;
      if (topics.includes(subscription.topic)) subscription.confirm(after);
      else subscription.refuse();
    }
    this.ask();
  }

  #following(): AnySubscription[] {
    return [...this.#subscriptions].filter((subscription) => subscription.isFollowing);
  }
}
