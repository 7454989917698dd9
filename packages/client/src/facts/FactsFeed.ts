import {
  FinemeshError,
  liveVersion,
  type ErrorCode,
  type LiveBatch,
  type LiveEnded,
  type LiveReset,
  type LiveSubscribed,
  type LiveTopicName,
  type PositionFrame,
  type WatchPositions,
  type Watcher,
} from '@finemesh/contract';
import { Backoff } from './Backoff.ts';
import type { FactsSocket, MakeFactsSocket } from './FactsSocket.ts';
import { makeFactsSocket } from './makeFactsSocket.ts';
import { PositionWatch } from './PositionWatch.ts';
import { TopicSubscription, type FactHandlers, type FactSubscription } from './TopicSubscription.ts';

/**
 * `idle`: nothing is followed. `live`: what is followed arrives. `reconnecting`: the connection was lost at `since` (milliseconds since
 * 1970) and comes back by itself; `code` says why it is not back yet, `unavailable` where no server has said anything. `ended`: it does not, for the reason of the code; following something again tries once more.
 */
export type FactsState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'reconnecting'; readonly since: number; readonly code: ErrorCode }
  | { readonly kind: 'ended'; readonly code: FactsEndCode };

/** Reasons for which coming back by itself cannot help. */
const finalCodes = ['notSignedIn', 'notAllowed', 'unsupportedVersion', 'unknownTopic', 'notFound'] as const satisfies readonly ErrorCode[];
export type FactsEndCode = (typeof finalCodes)[number];

export interface FactsFeedOptions {
  /** A fresh ticket for every connection. */
  readonly ticket: () => Promise<string>;
  readonly onState?: (state: FactsState) => void;
  /** Something has arrived: the connection is alive. */
  readonly onReceived?: () => void;
  readonly onPositions?: (frame: PositionFrame) => void;
  readonly onWatchers?: (watchers: Watcher[]) => void;
  /** Makes the connection; another one in tests. */
  readonly makeSocket?: MakeFactsSocket;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly random?: () => number;
}

/** What the network connection is doing. */
type Connection = 'closed' | 'waiting' | 'asking for a ticket' | 'opening' | 'open' | 'ended';

/** A page that changes from one view to the next follows nothing for a moment; it need not connect again for that. */
const lingerMs = 1_000;

/**
 * The facts of a page over one connection: each subscription gets the messages of its topic after its own cursor, in order and
 * each once, over any number of connections (the protocol is in the contract, `live/SPEC.md`).
 *
 * The connection is opened when something is followed and closed when nothing is. The server follows from the lowest cursor of
 * all; each subscription leaves out what it has. When the reader's posts change, every list is asked to load again.
 */
export class FactsFeed {
  readonly #options: FactsFeedOptions;
  readonly #socket: FactsSocket;
  readonly #positions: PositionWatch;
  readonly #backoff: Backoff;
  readonly #subscriptions = new Set<TopicSubscription>();
  #connection: Connection = 'closed';
  #state: FactsState = { kind: 'idle' };
  /** The call of `live.subscribe` that waits for its answer, by a mark of its own. */
  #call: symbol | null = null;
  #lingering: ReturnType<typeof setTimeout> | undefined;

  constructor(options: FactsFeedOptions) {
    this.#options = options;
    this.#backoff = new Backoff({ firstMs: 500, longestMs: 5_000, random: options.random });
    const makeSocket = options.makeSocket ?? makeFactsSocket;
    this.#socket = makeSocket({
      onOpen: () => this.#opened(),
      onRefused: (code) => this.#connection === 'opening' && this.#refused(code),
      onClosed: () => this.#lost(),
      onBatch: (batch) => this.#receive(batch),
      onReset: (reset) => this.#reset(reset),
      onEnded: (ended) => this.#ended(ended),
      onPositions: (frame) => this.#received(() => options.onPositions?.(frame)),
      onWatchers: (watchers) => this.#received(() => options.onWatchers?.(watchers)),
    });
    this.#positions = new PositionWatch(this.#socket);
  }

  get state(): FactsState {
    return this.#state;
  }

  /** Subscribes to a topic; nothing comes before `follow` is called on what this returns. */
  subscribe<Topic extends LiveTopicName>(topic: Topic, handlers: FactHandlers<Topic>): FactSubscription {
    const subscription = TopicSubscription.of(topic, handlers);
    this.#subscriptions.add(subscription);
    return {
      follow: (after) => {
        if (!this.#subscriptions.has(subscription)) return;
        subscription.follow(after);
        this.#use();
      },
      end: () => {
        this.#subscriptions.delete(subscription);
        this.#leaveIfUnused();
      },
    };
  }

  /** Asks for one frame a second of the positions in the bounds, over reconnects too; `null` for none any more. */
  watchPositions(watch: WatchPositions | null): void {
    this.#positions.want(watch);
    if (watch === null) this.#leaveIfUnused();
    else this.#use();
  }

  /** Ends everything for good. */
  close(): void {
    this.#subscriptions.clear();
    this.#positions.want(null);
    this.#shut('closed', { kind: 'idle' });
  }

  #isUsed(): boolean {
    return this.#positions.isWanted || this.#following().length > 0;
  }

  #following(): TopicSubscription[] {
    return [...this.#subscriptions].filter((subscription) => subscription.isFollowing);
  }

  #use(): void {
    clearTimeout(this.#lingering);
    if (this.#connection === 'open') this.#subscribe();
    else if (this.#connection === 'closed' || this.#connection === 'ended') this.#connect();
  }

  #leaveIfUnused(): void {
    clearTimeout(this.#lingering);
    if (this.#connection === 'closed' || this.#isUsed()) return;
    this.#lingering = setTimeout(() => this.#shut('closed', { kind: 'idle' }), lingerMs);
  }

  #connect(): void {
    this.#connection = 'asking for a ticket';
    if (this.#state.kind !== 'reconnecting') this.#setState({ kind: 'connecting' });
    this.#options.ticket().then(
      (ticket) => {
        if (this.#connection !== 'asking for a ticket') return;
        this.#connection = 'opening';
        this.#socket.open(ticket);
      },
      (error: unknown) => {
        if (this.#connection === 'asking for a ticket') this.#refused(error instanceof FinemeshError ? error.code : 'unavailable');
      },
    );
  }

  #opened(): void {
    if (this.#connection !== 'opening') return;
    this.#connection = 'open';
    this.#positions.opened();
    this.#subscribe();
  }

  /** A connection could not be made. */
  #refused(code: ErrorCode): void {
    const final = finalCodes.find((one) => one === code);
    if (final !== undefined) this.#shut('ended', { kind: 'ended', code: final });
    else this.#comeBack(code);
  }

  #lost(): void {
    if (this.#connection === 'open' || this.#connection === 'opening') this.#comeBack('unavailable');
  }

  #ended({ code }: LiveEnded): void {
    if (this.#connection === 'open') this.#refused(code);
  }

  #comeBack(code: ErrorCode): void {
    const since = this.#state.kind === 'reconnecting' ? this.#state.since : (this.#options.now ?? Date.now)();
    this.#shut('waiting', { kind: 'reconnecting', since, code });
    this.#backoff.later(() => this.#connect());
  }

  #shut(connection: Connection, state: FactsState): void {
    this.#connection = connection;
    this.#call = null;
    clearTimeout(this.#lingering);
    this.#backoff.stop();
    this.#positions.closed();
    for (const subscription of this.#subscriptions) subscription.unconfirm();
    this.#socket.close();
    this.#setState(state);
  }

  /** Sends the server what is followed from where, unless that is under way: the answer to that asks for the rest. */
  #subscribe(): void {
    if (this.#connection !== 'open' || this.#call !== null) return;
    const following = this.#following();
    if (following.every(({ isConfirmed }) => isConfirmed)) return this.#isLive();
    const call = Symbol('call');
    this.#call = call;
    const cursors = following.flatMap(({ cursor }) => cursor ?? []);
    const topics = [...new Set(following.map(({ topic }) => topic))];
    const after = cursors.length === 0 ? null : Math.min(...cursors);
    const asked = following.map((subscription) => ({ subscription, mark: subscription.mark }));
    this.#socket.subscribe({ version: liveVersion, topics, after }, (answer) => {
      if (this.#call !== call) return;
      this.#call = null;
      if (answer?.ok === false && answer.code === 'notAllowed') this.#confirm(asked, { ok: true, topics: [], after: 0 });
      else if (answer?.ok === true) this.#confirm(asked, answer);
      else this.#refused(answer?.code ?? 'unavailable');
    });
  }

  #confirm(asked: readonly { readonly subscription: TopicSubscription; readonly mark: number }[], answer: LiveSubscribed & { ok: true }): void {
    for (const { subscription, mark } of asked) {
      // One that was asked for from elsewhere meanwhile is asked for again.
      if (subscription.mark !== mark) continue;
      if (answer.topics.includes(subscription.topic)) subscription.confirm(answer.after);
      else subscription.refuse();
    }
    this.#subscribe();
  }

  #isLive(): void {
    this.#backoff.succeeded();
    this.#setState({ kind: 'live' });
    this.#options.onReceived?.();
  }

  #receive(batch: LiveBatch): void {
    this.#received(() => {
      this.#forEach((subscription) => subscription.receive(batch));
      // Whatever is shown was loaded by other rights.
      if (batch.messages.some(({ topic }) => topic === 'posts.own')) this.#resetTopics((topic) => topic !== 'posts.own', null);
    });
  }

  #reset({ topics, cursor }: LiveReset): void {
    this.#received(() => this.#resetTopics((topic) => topics.includes(topic), cursor));
  }

  #resetTopics(isReset: (topic: LiveTopicName) => boolean, cursor: number | null): void {
    this.#forEach((subscription) => {
      if (isReset(subscription.topic)) subscription.reset(cursor);
    });
  }

  /** A list that fails must not keep the messages from the others; the page's own handler of errors gets the failure. */
  #forEach(act: (subscription: TopicSubscription) => void): void {
    for (const subscription of [...this.#subscriptions]) {
      try {
        act(subscription);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  #received(handle: () => void): void {
    this.#options.onReceived?.();
    handle();
  }

  #setState(state: FactsState): void {
    if (state.kind === this.#state.kind && state.kind !== 'ended' && codeOf(state) === codeOf(this.#state)) return;
    this.#state = state;
    this.#options.onState?.(state);
  }
}

function codeOf(state: FactsState): ErrorCode | undefined {
  return 'code' in state ? state.code : undefined;
}
