import type { ErrorCode, LiveBatch, LiveEndCode, LiveMessage, LiveSubscribe, LiveSubscribed, LiveTopicName, PositionFrame, Watcher } from '@finemesh/contract';
import type { FactsSocket, FactsSocketListener } from '../FactsSocket.ts';

/** The connection of a page, driven by a test. */
export class FactsSocketStandIn implements FactsSocket {
  readonly tickets: string[] = [];
  readonly calls: LiveSubscribe[] = [];
  readonly watched: unknown[] = [];
  isOpen = false;
  /** How `positions.watch` is answered. */
  watchAnswer: { ok: true } | { ok: false; code: ErrorCode } = { ok: true };
  /** Whether `live.subscribe` is answered at once with all that was asked for. */
  isPrompt = true;
  readonly #listener: FactsSocketListener;
  readonly #positions = new Set<(frame: PositionFrame) => void>();
  readonly #watchers = new Set<(watchers: Watcher[]) => void>();
  readonly #answers: ((answer: LiveSubscribed | null) => void)[] = [];

  constructor(listener: FactsSocketListener) {
    this.#listener = listener;
  }

  open(ticket: string): void {
    this.tickets.push(ticket);
  }

  close(): void {
    this.isOpen = false;
  }

  subscribe(call: LiveSubscribe, answer: (answer: LiveSubscribed | null) => void): void {
    this.calls.push(call);
    if (this.isPrompt) answer({ ok: true, topics: call.topics, after: call.after ?? 0 });
    else this.#answers.push(answer);
  }

  watchPositions(watch: unknown, answer: (answer: { ok: true } | { ok: false; code: ErrorCode }) => void): void {
    this.watched.push(watch);
    answer(this.watchAnswer);
  }

  unwatchPositions(): void {
    this.watched.push(null);
  }

  onPositions(listener: (frame: PositionFrame) => void): () => void {
    this.#positions.add(listener);
    return () => this.#positions.delete(listener);
  }

  onWatchers(listener: (watchers: Watcher[]) => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  /** The server lets the page in. */
  accept(): void {
    this.isOpen = true;
    this.#listener.onOpen();
  }

  refuse(code: ErrorCode): void {
    this.#listener.onRefused(code);
  }

  /** The network fails. */
  lose(): void {
    this.isOpen = false;
    this.#answers.length = 0;
    this.#listener.onClosed();
  }

  /** Answers the oldest call that waits. */
  answer(answer: LiveSubscribed | null): void {
    this.#answers.shift()?.(answer);
  }

  send(upTo: number, ...messages: [topic: LiveTopicName, sequence: number][]): void {
    this.#listener.onReceived();
    this.#listener.onBatch({ upTo, messages: messages.map(([topic, sequence]) => createMessage(topic, sequence)) } satisfies LiveBatch);
  }

  sendPositions(frame: PositionFrame): void {
    this.#listener.onReceived();
    this.#positions.forEach((listener) => listener(frame));
  }

  sendWatchers(watchers: Watcher[]): void {
    this.#listener.onReceived();
    this.#watchers.forEach((listener) => listener(watchers));
  }

  reset(cursor: number, ...topics: LiveTopicName[]): void {
    this.#listener.onReceived();
    this.#listener.onReset({ cursor, topics });
  }

  end(code: LiveEndCode): void {
    this.#listener.onEnded({ code });
  }
}

/** Says nothing but its topic and its place. */
function createMessage(topic: LiveTopicName, sequence: number): LiveMessage {
  const envelope = { sequence, at: '2026-11-24T08:00:00Z' };
  if (topic === 'posts.own') return { ...envelope, topic, type: 'posts.changed' };
  return { ...envelope, topic, type: 'case.gone', id: `${sequence}` };
}
