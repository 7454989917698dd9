import type { Logger } from 'pino';
import type { EventPump } from '../eventLog/index.ts';
import { readSessionEnded, type EndedSession } from './sessionEvents.ts';

/**
 * Follows the event log for sessions that end, in this process or another, and ends what is held open for them.
 * What is registered before the session's row is read misses no end: an end that was committed earlier is seen in the row,
 * a later one comes through the log.
 */
export class SessionWatch {
  readonly #events: EventPump;
  readonly #logger: Logger;
  readonly #held = new Map<string, Set<() => void>>();
  readonly #listeners = new Set<(ended: EndedSession) => void>();
  #stopObserving: (() => void) | undefined;

  constructor(events: EventPump, logger: Logger) {
    this.#events = events;
    this.#logger = logger;
  }

  /** Sessions for which something is held open. */
  get size(): number {
    return this.#held.size;
  }

  start(): void {
    // Observed and not read by a cursor: what is held for a session ends before any screen is given what came after.
    this.#stopObserving = this.#events.observe((events) => {
      for (const event of events) {
        const ended = readSessionEnded(event);
        if (ended !== undefined) this.#end(ended);
      }
    });
  }

  stop(): void {
    this.#stopObserving?.();
  }

  /** Calls `listener` for each session that ends from now on, once per process; returns the way to stop that. */
  onEnded(listener: (ended: EndedSession) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls `end` once when the session ends. Returns the way to stop that, to be used when what was held is closed. */
  hold(sessionId: string, end: () => void): () => void {
    const ends = this.#held.get(sessionId) ?? new Set();
    this.#held.set(sessionId, ends.add(end));
    return () => {
      ends.delete(end);
      if (ends.size === 0 && this.#held.get(sessionId) === ends) this.#held.delete(sessionId);
    };
  }

  #end(ended: EndedSession): void {
    const ends = this.#held.get(ended.sessionId) ?? [];
    this.#held.delete(ended.sessionId);
    for (const end of ends) this.#call(end);
    for (const listener of this.#listeners) this.#call(() => listener(ended));
  }

  /** One that fails does not keep the others open. */
  #call(end: () => void): void {
    try {
      end();
    } catch (error) {
      this.#logger.error({ err: error }, 'something held open for a session could not be ended');
    }
  }
}
