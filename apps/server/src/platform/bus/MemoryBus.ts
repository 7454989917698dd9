import type { Logger } from 'pino';
import { encodeMessage, type Bus, type BusTopic } from './Bus.ts';

/** What connects the buses of one process; tests connect several, as if they were processes. */
export class MemoryHub {
  readonly #listeners = new Map<string, Set<(text: string) => void>>();

  send(topic: string, text: string): void {
    for (const listener of this.#listeners.get(topic) ?? []) listener(text);
  }

  add(topic: string, listener: (text: string) => void): void {
    this.#listeners.set(topic, (this.#listeners.get(topic) ?? new Set()).add(listener));
  }

  remove(topic: string, listener: (text: string) => void): void {
    const listeners = this.#listeners.get(topic);
    listeners?.delete(listener);
    if (listeners?.size === 0) this.#listeners.delete(topic);
  }
}

/** The bus of an installation of one process. */
export class MemoryBus implements Bus {
  readonly #logger: Logger;
  readonly #hub: MemoryHub;
  readonly #stops = new Set<() => void>();
  #closed = false;

  constructor(logger: Logger, hub = new MemoryHub()) {
    this.#logger = logger;
    this.#hub = hub;
  }

  publish<Message>(topic: BusTopic<Message>, message: Message): void {
    const text = encodeMessage(message);
    if (!this.#closed) this.#hub.send(topic.name, text);
  }

  async subscribe<Message>(topic: BusTopic<Message>, listener: (message: Message) => void): Promise<() => void> {
    if (this.#closed) return () => undefined;
    let stopped = false;
    const receive = (text: string): void => {
      setImmediate(() => {
        if (!stopped) this.#deliver(topic, text, listener);
      });
    };
    const stop = (): void => {
      stopped = true;
      this.#hub.remove(topic.name, receive);
      this.#stops.delete(stop);
    };
    this.#hub.add(topic.name, receive);
    this.#stops.add(stop);
    return stop;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const stop of [...this.#stops]) stop();
  }

  #deliver<Message>(topic: BusTopic<Message>, text: string, listener: (message: Message) => void): void {
    const message = topic.schema.safeParse(JSON.parse(text));
    if (!message.success) {
      this.#logger.warn({ topic: topic.name }, 'a message of another kind was dropped');
      return;
    }
    try {
      listener(message.data);
    } catch (error) {
      this.#logger.error({ err: error, topic: topic.name }, 'a listener of the bus failed');
    }
  }
}
