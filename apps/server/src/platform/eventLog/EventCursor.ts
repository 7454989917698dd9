import type { StoredEvent } from './StoredEvent.ts';

export interface CursorOptions {
  /** The last sequence that the screen already has; 0 for everything. */
  readonly after: number;
  /** What this reader may and wants to see; default everything. */
  readonly filter?: (event: StoredEvent) => boolean;
  /**
   * Receives events in order, each exactly once, at most 200 at a time. The next call waits for the returned promise:
   * return one that resolves when the connection has taken the events, and a slow screen holds back itself alone. A call that
   * fails is made again with the same events, and with those that have come since.
   * @param through sequence up to which nothing is missing any more, filtered events included.
   */
  readonly onEvents: (events: readonly StoredEvent[], through: number) => Promise<void> | void;
  /**
   * The reader is more than 5,000 events behind, or its `after` is not of this log: it must load its screen again. Events
   * after `head` follow.
   */
  readonly onReset: (head: number) => Promise<void> | void;
  /** A failure of `onEvents`, of `onReset` or of reading; the cursor tries again by itself. Default: logged. */
  readonly onError?: (error: unknown) => void;
}

/** One connection's place in the log. */
export interface EventCursor {
  /** Sequence up to which everything has been handed over. */
  readonly position: number;
  /** Ends the stream; nothing is handed over afterwards, except a batch that is under way. */
  close(): void;
  /** Resolves once nothing is under way: neither a read of the log nor a call of `onEvents`. */
  whenQuiet(): Promise<void>;
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

/** A reader farther behind than this loads its screen again, which is cheaper than the replay. */
export const maxGap = 5_000;
const batchSize = 200;
/** The wait after a first failure, doubled with each further one up to the longest, in milliseconds. */
const firstRetryMs = 250;
const longestRetryMs = 5_000;

/** `idle` waits for something new, `reading` hands over, `waiting` tries again after a failure. */
type CursorState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly done: Promise<void> }
  | { readonly kind: 'waiting'; readonly timer: NodeJS.Timeout }
  | { readonly kind: 'closed'; readonly done: Promise<void> };

/** A cursor that hands events over whenever it is woken; see `EventPump.openCursor`. */
export class RunningCursor implements EventCursor {
  readonly #source: EventSource;
  readonly #options: CursorOptions;
  readonly #onClosed: (cursor: RunningCursor) => void;
  #position: number;
  #state: CursorState = { kind: 'idle' };
  /** Failures since the last batch that was handed over. */
  #failures = 0;

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
    if (this.#state.kind === 'idle') this.#start();
  }

  close(): void {
    const state = this.#state;
    if (state.kind === 'closed') return;
    if (state.kind === 'waiting') clearTimeout(state.timer);
    this.#state = { kind: 'closed', done: state.kind === 'reading' ? state.done : Promise.resolve() };
    this.#onClosed(this);
  }

  async whenQuiet(): Promise<void> {
    if (this.#state.kind === 'reading' || this.#state.kind === 'closed') await this.#state.done;
  }

  #start(): void {
    if (this.#position === this.#source.head) return;
    // Begins in a later turn, when the state below stands.
    const done = Promise.resolve().then(() => this.#run());
    this.#state = { kind: 'reading', done };
  }

  async #run(): Promise<void> {
    try {
      // A screen may have read its rows a moment before the pump read their events.
      if (this.#position > this.#source.head) await this.#source.refresh();
      while (this.#isOpen() && this.#position !== this.#source.head) {
        const gap = this.#source.head - this.#position;
        if (gap < 0 || gap > maxGap) await this.#reset();
        else await this.#handOver();
        this.#failures = 0;
      }
      // In the same turn as the last look at the head, or a wake between the two would be lost.
      if (this.#isOpen()) this.#state = { kind: 'idle' };
    } catch (error) {
      this.#options.onError?.(error);
      if (this.#isOpen()) this.#retryLater();
    }
  }

  #isOpen(): boolean {
    return this.#state.kind !== 'closed';
  }

  #retryLater(): void {
    const waitMs = Math.min(longestRetryMs, firstRetryMs * 2 ** this.#failures);
    this.#failures += 1;
    const timer = setTimeout(() => {
      this.#state = { kind: 'idle' };
      this.wake();
    }, waitMs);
    this.#state = { kind: 'waiting', timer };
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
    if (!this.#isOpen()) return;
    if (wanted.length > 0) await onEvents(wanted, through);
    this.#position = through;
  }
}
