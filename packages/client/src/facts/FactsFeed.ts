import { FinemeshError, type ErrorCode, type LiveTopicName, type WatchPositions } from '@finemesh/contract';
import { Backoff } from './Backoff.ts';
import type { FactsSocket, MakeFactsSocket } from './FactsSocket.ts';
import { FollowedTopics } from './FollowedTopics.ts';
import { makeFactsSocket } from './makeFactsSocket.ts';
import { PositionWatch } from './PositionWatch.ts';
import type { FactHandlers, FactSubscription } from './TopicSubscription.ts';

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
 * The connection is opened when something is followed and closed when nothing is. It comes back by itself.
 */
export class FactsFeed {
  readonly #options: FactsFeedOptions;
  readonly #topics: FollowedTopics;
  readonly #socket: FactsSocket;
  readonly #positions: PositionWatch;
  readonly #backoff: Backoff;
  #connection: Connection = 'closed';
  #state: FactsState = { kind: 'idle' };
  #lingering: ReturnType<typeof setTimeout> | undefined;

  constructor(options: FactsFeedOptions) {
    this.#options = options;
    this.#backoff = new Backoff({ firstMs: 500, longestMs: 5_000, random: options.random });
    this.#topics = new FollowedTopics({
      subscribe: (call, answer) => this.#socket.subscribe(call, answer),
      onLive: () => this.#isLive(),
      onRefused: (code) => this.#refused(code),
    });
    const makeSocket = options.makeSocket ?? makeFactsSocket;
    this.#socket = makeSocket({
      onOpen: () => this.#opened(),
      onRefused: (code) => this.#connection === 'opening' && this.#refused(code),
      onClosed: () => this.#lost(),
      onReceived: () => options.onReceived?.(),
      onBatch: this.#topics.receive,
      onReset: this.#topics.reset,
      onEnded: ({ code }) => this.#connection === 'open' && this.#refused(code),
    });
    this.#positions = new PositionWatch(this.#socket);
  }

  get state(): FactsState {
    return this.#state;
  }

  /** Subscribes to a topic; nothing comes before `follow` is called on what this returns. */
  subscribe<Topic extends LiveTopicName>(topic: Topic, handlers: FactHandlers<Topic>): FactSubscription {
    const subscription = this.#topics.add(topic, handlers);
    return {
      follow: (after) => {
        if (!this.#topics.has(subscription)) return;
        subscription.follow(after);
        this.#use();
      },
      end: () => {
        this.#topics.delete(subscription);
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

  /** Calls the listener with each frame of positions; returns the way to stop that. */
  onPositions(listener: Parameters<FactsSocket['onPositions']>[0]): () => void {
    return this.#socket.onPositions(listener);
  }

  /** Calls the listener with who watches the reader, whenever that changes; returns the way to stop that. */
  onWatchers(listener: Parameters<FactsSocket['onWatchers']>[0]): () => void {
    return this.#socket.onWatchers(listener);
  }

  /** Ends everything for good. */
  close(): void {
    this.#topics.clear();
    this.#positions.want(null);
    this.#shut('closed', { kind: 'idle' });
  }

  #use(): void {
    clearTimeout(this.#lingering);
    if (this.#connection === 'open') this.#topics.ask();
    else if (this.#connection === 'closed' || this.#connection === 'ended') this.#connect();
  }

  #leaveIfUnused(): void {
    clearTimeout(this.#lingering);
    if (this.#connection === 'closed' || this.#positions.isWanted || this.#topics.isFollowing) return;
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
    this.#topics.opened();
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

  #comeBack(code: ErrorCode): void {
    const since = this.#state.kind === 'reconnecting' ? this.#state.since : (this.#options.now ?? Date.now)();
    this.#shut('waiting', { kind: 'reconnecting', since, code });
    this.#backoff.later(() => this.#connect());
  }

  #shut(connection: Connection, state: FactsState): void {
    this.#connection = connection;
    clearTimeout(this.#lingering);
    this.#backoff.stop();
    this.#positions.closed();
    this.#topics.closed();
    this.#socket.close();
    this.#setState(state);
  }

  #isLive(): void {
    this.#backoff.succeeded();
    this.#setState({ kind: 'live' });
    this.#options.onReceived?.();
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
