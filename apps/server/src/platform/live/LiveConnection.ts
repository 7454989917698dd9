import {
  FinemeshError,
  isLiveTopicName,
  liveSubscribeSchema,
  liveVersion,
  type ErrorCode,
  type LiveEndCode,
  type LiveRefusal,
  type LiveSubscribed,
  type LiveTopicName,
} from '@finemesh/contract';
import type { Clock } from '../Clock.ts';
import { logFailure } from '../logging/index.ts';
import { admittedTopics } from './admittedTopics.ts';
import { hasRoom, whenRoom } from './backPressure.ts';
import { EventBudget } from './EventBudget.ts';
import type { LiveAttachment, LiveExtension, LiveScreen } from './LiveExtension.ts';
import type { LiveReader } from './LiveReader.ts';
import type { LiveSocket } from './LiveSocket.ts';
import { Subscription, type LiveParts, type SubscriptionOutlet } from './Subscription.ts';

export interface ConnectionParts extends LiveParts {
  readonly clock: Clock;
  readonly extensions: readonly LiveExtension[];
}

/** `admitted` has not subscribed yet; `leaving` has been sent the reason and waits for the network to take it. */
type ConnectionState =
  | { readonly kind: 'admitted' }
  | { readonly kind: 'following'; readonly subscription: Subscription }
  | { readonly kind: 'leaving'; readonly cut: NodeJS.Timeout }
  | { readonly kind: 'closed' };

/** So long a reader that is sent away may take to read why, in milliseconds (LE1). */
const farewellMs = 500;

/** One open page: what it follows, what it may send, and how it ends. */
export class LiveConnection {
  readonly reader: LiveReader;
  readonly #parts: ConnectionParts;
  readonly #socket: LiveSocket;
  readonly #budget: EventBudget;
  #state: ConnectionState = { kind: 'admitted' };
  #attachments: readonly LiveAttachment[] = [];
  /** The last call of `live.subscribe`: they are worked off one after the other (LS6). */
  #subscribing: Promise<unknown> = Promise.resolve();

  constructor(parts: ConnectionParts, socket: LiveSocket, reader: LiveReader) {
    this.#parts = parts;
    this.#socket = socket;
    this.reader = reader;
    this.#budget = new EventBudget(parts.clock.now().getTime());
  }

  /** Begins to listen to what the page sends. */
  open(): void {
    if (!this.#isOpen()) return;
    this.#answer('live.subscribe', (payload) => this.#subscribeInTurn(payload), () => this.#startFollowing());
    this.#attachments = this.#parts.extensions.flatMap((extension) => extension.attach(this.#screen()) ?? []);
    for (const { handlers } of this.#attachments) {
      for (const [event, handle] of Object.entries(handlers)) this.#answer(event, handle);
    }
  }

  /** The reader's rights may have changed. What cannot be reviewed ends: a right that is not confirmed is none. */
  async review(): Promise<void> {
    try {
      for (const attachment of this.#attachments) attachment.review?.();
      if (this.#state.kind === 'following') await this.#state.subscription.review();
    } catch (error) {
      this.#parts.logger.error({ err: error }, 'a live connection could not be reviewed; it ends');
      this.end('unavailable');
    }
  }

  /** Has the page load all its lists again: places are others from `cursor` on. */
  reset(cursor: number): void {
    if (this.#state.kind === 'following') this.#state.subscription.reset(cursor);
  }

  /** Says that the connection is alive, if nothing else has been said since the last call. */
  beat(): void {
    if (this.#state.kind === 'following') this.#state.subscription.beat();
  }

  /** Sends the reason and closes. */
  end(code: LiveEndCode): void {
    if (!this.#isOpen()) return;
    this.#leaveSubscription();
    const { conn } = this.#socket;
    this.#state = { kind: 'leaving', cut: setTimeout(() => conn.close(true), farewellMs) };
    this.#socket.emit('live.ended', { code });
    conn.close();
  }

  /** The network connection is gone. */
  closed(): void {
    if (this.#state.kind === 'closed') return;
    if (this.#state.kind === 'leaving') clearTimeout(this.#state.cut);
    this.#leaveSubscription();
    this.#state = { kind: 'closed' };
    for (const attachment of this.#attachments) attachment.closed();
  }

  #isOpen(): boolean {
    return this.#state.kind === 'admitted' || this.#state.kind === 'following';
  }

  #leaveSubscription(): void {
    if (this.#state.kind !== 'following') return;
    this.#state.subscription.close().catch(logFailure(this.#parts.logger, 'a subscription could not be closed'));
  }

  /** Nothing of a subscription comes before its acknowledgement, so that a page knows which one a batch belongs to (LS6). */
  #startFollowing(): void {
    if (this.#state.kind === 'following') this.#state.subscription.start();
  }

  /** Answers an event of the page, within its budget. Failures of a handler are answered, never thrown. */
  #answer(event: string, handle: (payload: unknown) => Promise<object> | object, afterwards?: () => void): void {
    this.#socket.on(event, (...received) => {
      const acknowledge = received.find((one) => typeof one === 'function');
      this.#judge(event, () => handle(received[0]))
        .then((answer) => {
          acknowledge?.(answer);
          afterwards?.();
        })
        .catch(logFailure(this.#parts.logger, 'the answer to an event of a live connection could not be sent'));
    });
  }

  async #judge(event: string, handle: () => Promise<object> | object): Promise<object> {
    if (!this.#isOpen()) return refusal('unavailable');
    const verdict = this.#budget.judge(this.#parts.clock.now().getTime());
    if (verdict === 'flood') this.end('tooManyRequests');
    if (verdict !== 'allowed') return refusal('tooManyRequests');
    try {
      return await handle();
    } catch (error) {
      if (error instanceof FinemeshError) return refusal(error.code);
      this.#parts.logger.error({ err: error, event }, 'an event of a live connection could not be answered');
      return refusal('internal');
    }
  }

  #subscribeInTurn(payload: unknown): Promise<LiveSubscribed> {
    const answer = this.#subscribing.then(() => this.#subscribe(payload));
    this.#subscribing = answer.catch(() => undefined);
    return answer;
  }

  async #subscribe(payload: unknown): Promise<LiveSubscribed> {
    const { topics: wanted, after } = readSubscribe(payload);
    const { topics } = this.#parts;
    const topicNames = await admittedTopics(wanted, this.reader, topics);
    if (topicNames.length === 0) throw new FinemeshError('notAllowed');
    // At most one reads the log for a connection, however often it subscribes.
    if (this.#state.kind === 'following') await this.#state.subscription.close();
    if (!this.#isOpen()) throw new FinemeshError('unavailable');
    const subscription = new Subscription(this.#parts, this.reader, this.#outlet(), topicNames, after);
    this.#state = { kind: 'following', subscription };
    return { ok: true, topics: topicNames, after: subscription.after };
  }

  #outlet(): SubscriptionOutlet {
    const socket = this.#socket;
    return { socket, whenRoom: () => whenRoom(socket.conn), end: (code) => this.end(code) };
  }

  #screen(): LiveScreen {
    const socket = this.#socket;
    return {
      id: socket.id,
      reader: this.reader,
      hasRoom: () => this.#isOpen() && hasRoom(socket.conn),
      send: (event, ...payload) => {
        if (this.#isOpen()) socket.emit(event, ...payload);
      },
    };
  }
}

/** @throws `unsupportedVersion`, `unknownTopic`, `invalidInput` (LS2 to LS4). */
function readSubscribe(payload: unknown): { topics: LiveTopicName[]; after: number | null } {
  const version: unknown = typeof payload === 'object' && payload !== null && 'version' in payload ? payload.version : undefined;
  if (typeof version === 'number' && version !== liveVersion) throw new FinemeshError('unsupportedVersion');
  const parsed = liveSubscribeSchema.safeParse(payload);
  if (!parsed.success) throw new FinemeshError('invalidInput');
  const names = [...new Set(parsed.data.topics)];
  const topics = names.filter(isLiveTopicName);
  if (topics.length < names.length) throw new FinemeshError('unknownTopic');
  return { topics, after: parsed.data.after };
}

function refusal(code: ErrorCode): LiveRefusal {
  return { ok: false, code };
}
