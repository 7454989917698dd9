import { RunningCursor } from '../../eventLog/EventCursor.ts';
import type { CursorOptions, EventCursor, EventPump, StoredEvent } from '../../eventLog/index.ts';

/** An event log in memory, with the cursors of the real one. */
export class MemoryEvents implements Pick<EventPump, 'openCursor' | 'head'> {
  readonly #events: StoredEvent[] = [];
  readonly #cursors = new Set<RunningCursor>();
  /** Reads of the log that are under way now, and the most that there ever were. */
  reading = { now: 0, most: 0 };

  get head(): number {
    return this.#events.length;
  }

  /** Cursors that are open. */
  get open(): number {
    return this.#cursors.size;
  }

  /** Adds events of a type; returns the last one's sequence. */
  append(type: string, count = 1): number {
    const added = Array.from({ length: count }, (_none, i) => ({
      sequence: this.head + i + 1,
      path: '',
      type,
      payload: {},
      actor: null,
      at: new Date(0),
    }));
    this.#events.push(...added);
    for (const cursor of this.#cursors) cursor.wake();
    return this.head;
  }

  openCursor(options: CursorOptions): EventCursor {
    const cursor = new RunningCursor(this.#source(), options, (closed) => this.#cursors.delete(closed));
    this.#cursors.add(cursor);
    cursor.wake();
    return cursor;
  }

  #source(): ConstructorParameters<typeof RunningCursor>[0] {
    const head = () => this.head;
    return {
      get head() {
        return head();
      },
      refresh: () => Promise.resolve(),
      read: async (after, limit) => {
        this.reading.now += 1;
        this.reading.most = Math.max(this.reading.most, this.reading.now);
        await new Promise((resolve) => setTimeout(resolve, 1));
        this.reading.now -= 1;
        return this.#events.slice(after, after + limit);
      },
    };
  }
}
