import type { StoredEvent } from './StoredEvent.ts';

export interface CursorOptions {
  /** The last sequence that the screen already has; 0 for everything. */
  readonly after: number;
  /** What this reader may and wants to see; default everything. */
  readonly filter?: (event: StoredEvent) => boolean;
  /**
   * Receives events in order, each exactly once, at most 200 at a time. The next call waits for the returned promise:
   * return one that resolves when the connection has taken the events, and a slow screen holds back itself alone.
   * @param through sequence up to which nothing is missing any more, filtered events included.
   */
  readonly onEvents: (events: readonly StoredEvent[], through: number) => Promise<void> | void;
  /**
   * The reader is more than 5,000 events behind, or its `after` is not of this log: it must load its screen anew. Events
   * after `head` follow.
   */
  readonly onReset: (head: number) => Promise<void> | void;
  /** A failure of `onEvents` or `onReset`; the cursor has closed itself. Default: logged. */
  readonly onError?: (error: unknown) => void;
}

/** One connection's place in the log. */
export interface EventCursor {
  /** Sequence up to which everything has been handed over. */
  readonly position: number;
  /** Ends the stream; nothing is handed over afterwards, except a batch that is under way. */
  close(): void;
}

/** What a cursor needs of the pump. */
export interface EventSource {
  /** The newest sequence that the pump has read. */
  readonly head: number;
  /** Reads what is committed now; resolves when `head` is not older than the call. */
  refresh(): Promise<void>;
  /** Up to `limit` events after the sequence, in order; not empty while `head` is beyond it. */
  read(after: number, limit: number): Promise<readonly StoredEvent[]> | readonly StoredEvent[];
}

/** A reader farther behind than this loads its screen anew, which is cheaper than the replay. */
const maxGap = 5_000;
const batchSize = 200;

/** A cursor that hands events over whenever it is woken; see `EventPump.openCursor`. */
export class RunningCursor implements EventCursor {
  readonly #source: EventSource;
  readonly #options: CursorOptions;
  readonly #onClosed: (cursor: RunningCursor) => void;
  #position: number;
  #running = false;
  #closed = false;

  constructor(source: EventSource, options: CursorOptions, onClosed: (cursor: RunningCursor) => void) {
    this.#source = source;
    this.#options = options;
    this.#onClosed = onClosed;
    this.#position = options.after;
  }

  get position(): number {
    return this.#position;
  }

  /** Starts handing over what is new, unless that is going on already: the running loop sees the new head itself. */
  wake(): void {
    if (this.#running || this.#closed || this.#position === this.#source.head) return;
    this.#running = true;
    this.#run().catch((error: unknown) => {
      this.close();
      this.#options.onError?.(error);
    });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#onClosed(this);
  }

  async #run(): Promise<void> {
    try {
      // A screen may have read its rows a moment before the pump read their events.
      if (this.#position > this.#source.head) await this.#source.refresh();
      while (!this.#closed && this.#position !== this.#source.head) {
        const gap = this.#source.head - this.#position;
        if (gap < 0 || gap > maxGap) await this.#reset();
        else await this.#handOver();
      }
    } finally {
      // In the same turn as the last look at the head, or a wake between the two would be lost.
      this.#running = false;
    }
  }

  async #reset(): Promise<void> {
    const { head } = this.#source;
    await this.#options.onReset(head);
    this.#position = head;
  }

  async #handOver(): Promise<void> {
    const batch = await this.#source.read(this.#position, batchSize);
    const through = batch.at(-1)?.sequence ?? this.#source.head;
    const { filter, onEvents } = this.#options;
    const wanted = filter === undefined ? batch : batch.filter(filter);
    if (wanted.length > 0 && !this.#closed) await onEvents(wanted, through);
    this.#position = through;
  }
}
