import type { LiveMessage, LiveTopicName } from '@finemesh/contract';
import type { Logger } from 'pino';
import type { EventCursor, EventPump, StoredEvent } from '../eventLog/index.ts';
import { logFailure } from '../logging/index.ts';
import { admittedTopics } from './admittedTopics.ts';
import type { LiveReader } from './LiveReader.ts';
import type { LiveSocket } from './LiveSocket.ts';
import type { OfferedTopics } from './LiveTopic.ts';
import { within } from './within.ts';

/** What every connection works with. */
export interface LiveParts {
  readonly events: Pick<EventPump, 'openCursor' | 'head'>;
  readonly topics: OfferedTopics;
  /** Sequence before which nothing is replayed. */
  readonly replayFloor: () => number;
  readonly logger: Logger;
}

/** The connection as its subscription uses it. */
export interface SubscriptionOutlet {
  readonly socket: Pick<LiveSocket, 'emit'>;
  /** Resolves with `true` once the connection takes more, with `false` when it is closed. */
  whenRoom(): Promise<boolean>;
  /** No topic admits the reader any more, or it could not be found out. */
  end(code: 'notAllowed' | 'unavailable'): void;
}

/** `made` waits for its start; `closed` may have a delivery under way that sends nothing any more. */
type SubscriptionState =
  | { readonly kind: 'made' }
  | { readonly kind: 'open'; readonly cursor: EventCursor }
  | { readonly kind: 'closed'; readonly quiet: Promise<void> };

/** A cursor that moves over so many events without any to show is sent all the same, so that a reconnect need not read them again. */
const silentEvents = 200;
/** A topic that has not presented its messages after so long is taken for one that cannot. */
const presentWithinMs = 10_000;
/** How often a topic may fail at the same place before it is reset and the others go on (LD7). */
const attempts = 3;

/** What one connection follows from where: the delivery rules LD1 to LD7 and LE2, LE3 of the protocol. */
export class Subscription {
  readonly #parts: LiveParts;
  readonly #reader: LiveReader;
  readonly #outlet: SubscriptionOutlet;
  /** Sequence after which it follows. */
  readonly after: number;
  #state: SubscriptionState = { kind: 'made' };
  #topics: readonly LiveTopicName[];
  /** The last `upTo` that was sent. */
  #sent: number;
  /** The cursor of the last reset: nothing up to it is presented any more. */
  #floor = 0;
  #silentSinceBeat = true;
  /** Deliveries that have failed since the last that has not. */
  #failures = 0;
  /** Grows when the reader's rights may have changed: what was judged under an older number is judged again. */
  #rights = 0;

  /**
   * @param topics those that admit the reader.
   * @param after `null` for now.
   */
  constructor(
    parts: LiveParts,
    reader: LiveReader,
    outlet: SubscriptionOutlet,
    topics: readonly LiveTopicName[],
    after: number | null,
  ) {
    this.#parts = parts;
    this.#reader = reader;
    this.#outlet = outlet;
    this.#topics = topics;
    this.after = after ?? parts.events.head;
    this.#sent = this.after;
  }

  /** Begins to follow; nothing is sent before. */
  start(): void {
    if (this.#state.kind !== 'made') return;
    const wakes = this.#topics.flatMap((name) => this.#parts.topics[name]?.wakes(this.#reader) ?? []);
    const floor = this.#parts.replayFloor();
    const cursor = this.#parts.events.openCursor({
      after: Math.max(this.after, floor),
      filter: (event) => wakes.some((wakesFor) => wakesFor(event)),
      onEvents: this.#deliver,
      onReset: (head) => {
        // It may lie before `after`, where that was of another log.
        this.#sent = head;
        this.reset(head);
      },
    });
    this.#state = { kind: 'open', cursor };
    if (this.after < floor) this.reset(floor);
  }

  /** Asks again what the reader may follow, after its rights may have changed. */
  async review(): Promise<void> {
    this.#rights += 1;
    await this.#confirm();
  }

  /** Has the screen load the lists of all its topics again: nothing up to `cursor` is sent any more. */
  reset(cursor: number): void {
    if (!this.#isOpen()) return;
    this.#floor = Math.max(this.#floor, cursor);
    this.#sent = Math.max(this.#sent, cursor);
    this.#outlet.socket.emit('live.reset', { topics: this.#topics, cursor });
  }

  /** Says where the reader is when nothing else has been sent since the last call. */
  beat(): void {
    if (this.#state.kind !== 'open') return;
    if (this.#silentSinceBeat) this.#send([], Math.max(this.#state.cursor.position, this.#sent));
    this.#silentSinceBeat = true;
  }

  /** Ends the following; resolves once nothing of it is under way any more. */
  async close(): Promise<void> {
    const state = this.#state;
    if (state.kind === 'open') state.cursor.close();
    if (state.kind !== 'closed') {
      this.#state = { kind: 'closed', quiet: state.kind === 'open' ? state.cursor.whenQuiet() : Promise.resolve() };
    }
    if (this.#state.kind === 'closed') await this.#state.quiet;
  }

  #isOpen(): boolean {
    return this.#state.kind === 'open';
  }

  readonly #deliver = async (events: readonly StoredEvent[], through: number): Promise<void> => {
    // First of all: what is presented now is not what the reader may see half a minute later.
    if (!(await this.#outlet.whenRoom())) return;
    let presented: Presented;
    let judgedUnder: number;
    do {
      judgedUnder = this.#rights;
      if (!(await this.#confirm())) return;
      presented = await this.#present(events.filter(({ sequence }) => sequence > this.#floor));
      if (!this.#isOpen()) return;
    } while (judgedUnder !== this.#rights);
    const { messages, failed } = presented;
    if (messages.length > 0 || failed.length > 0 || through - this.#sent >= silentEvents) this.#send(messages, through);
    if (failed.length > 0) this.#outlet.socket.emit('live.reset', { topics: failed, cursor: through });
  };

  /** Drops the topics that admit the reader no longer; whether anything is left to follow. */
  async #confirm(): Promise<boolean> {
    try {
      const admitted = await admittedTopics(this.#topics, this.#reader, this.#parts.topics);
      if (!this.#isOpen()) return false;
      this.#topics = admitted;
      if (admitted.length === 0) this.#end('notAllowed');
      return admitted.length > 0;
    } catch (error) {
      if (!this.#isOpen()) return false;
      this.#parts.logger.warn({ err: error }, 'the rights of a live connection could not be confirmed; it ends');
      this.#end('unavailable');
      return false;
    }
  }

  /** @throws what a topic has thrown, until it has failed too often. */
  async #present(events: readonly StoredEvent[]): Promise<Presented> {
    const answers = await Promise.allSettled(this.#topics.map((name) => within(presentWithinMs, this.#presentTopic(name, events))));
    const failed = this.#topics.filter((_name, i) => answers[i]?.status === 'rejected');
    const failure = answers.find((answer) => answer.status === 'rejected');
    this.#failures = failure === undefined ? 0 : this.#failures + 1;
    if (failure !== undefined && this.#failures < attempts) throw failure.reason;
    if (failure !== undefined) this.#parts.logger.error({ err: failure.reason, topics: failed }, 'topics could not be presented; they are reset');
    const messages = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    return { messages: messages.sort((a, b) => a.sequence - b.sequence), failed };
  }

  async #presentTopic(name: LiveTopicName, events: readonly StoredEvent[]): Promise<readonly LiveMessage[]> {
    const topic = this.#parts.topics[name];
    const own = topic === undefined ? [] : events.filter(topic.wakes(this.#reader));
    return topic === undefined || own.length === 0 ? [] : topic.present(own, this.#reader);
  }

  #end(code: Parameters<SubscriptionOutlet['end']>[0]): void {
    this.close().catch(logFailure(this.#parts.logger, 'a subscription could not be closed'));
    this.#outlet.end(code);
  }

  #send(messages: readonly LiveMessage[], upTo: number): void {
    this.#sent = Math.max(this.#sent, upTo);
    this.#silentSinceBeat = false;
    this.#outlet.socket.emit('live.batch', { messages, upTo: this.#sent });
  }
}

interface Presented {
  readonly messages: readonly LiveMessage[];
  /** Topics that have failed too often. */
  readonly failed: readonly LiveTopicName[];
}
