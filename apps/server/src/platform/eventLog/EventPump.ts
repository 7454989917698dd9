import { and, asc, gt, lte } from 'drizzle-orm';
import type { Logger } from 'pino';
import { z } from 'zod';
import { MemoryBus, type Bus, type BusTopic } from '../bus/index.ts';
import { systemClock, type Clock } from '../Clock.ts';
import type { Database } from '../database/index.ts';
import { currentSequence, hasEvents } from './appendEvent.ts';
import { RunningCursor, type CursorOptions, type EventCursor, type EventSource } from './EventCursor.ts';
import { EventRing } from './EventRing.ts';
import type { StoredEvent } from './StoredEvent.ts';
import { eventLogTable, eventTable } from './tables.ts';

/** Reads committed events once and feeds every open connection from its own place. */
export interface EventPump {
  /** Identity of this log. A cursor that was given out under another epoch must load its screen again. */
  readonly epoch: string;
  /** The newest sequence that was read; at most half a second behind what other processes have committed. */
  readonly head: number;
  /**
   * What was committed before this moment has been read and observed. It falls behind while the database cannot be asked,
   * and with it everything that is remembered on the strength of the log.
   */
  readonly confirmedAt: Date;
  /** Cursors that are open, and how far the one behind most is from the head, in events. */
  readonly readers: { readonly open: number; readonly maxLag: number };
  /**
   * Follows the log from `options.after` without a hole and without a double: the cursor is known to the pump before
   * anything is read for it, and it moves by its own position alone.
   */
  openCursor(options: CursorOptions): EventCursor;
  /**
   * Calls `see` with every batch of newly read events, in order and without a gap, before any cursor is given them: for what is
   * remembered and must be forgotten before somebody acts on the event. Returns the way to stop that.
   */
  observe(see: (events: readonly StoredEvent[]) => void): () => void;
  /**
   * Calls `prepare` with events that were just read and waits for it before any cursor is handed them: for what must be known
   * before anybody acts on an event and takes a moment to read. While it fails nobody is handed anything, and observers see
   * nothing; it is called again at the next look.
   * Returns the way to stop that.
   */
  prepare(prepare: (events: readonly StoredEvent[]) => Promise<void>): () => void;
  /** Ends all cursors and the reading. */
  stop(): Promise<void>;
}

export interface EventPumpOptions {
  readonly database: Database;
  readonly logger: Logger;
  /** For `confirmedAt`. Default: the machine's. */
  readonly clock?: Clock;
  /** Brings word of what other processes have committed sooner than the next look. Default: one of this process alone. */
  readonly bus?: Bus;
  /** Milliseconds between looks for events that other processes wrote. Default 500. */
  readonly pollIntervalMs?: number;
  /** Events kept in memory. Default 5,000, the farthest that a reader may be behind. */
  readonly ringCapacity?: number;
}

const readSize = 500;

/** Events were committed. The log says which: the message is empty. */
const eventsAppended: BusTopic<Record<string, never>> = { name: 'events.appended.1', schema: z.strictObject({}) };

type See = (events: readonly StoredEvent[]) => void;
type Prepare = (events: readonly StoredEvent[]) => Promise<void>;

/** Starts at the present end of the log; older events are read from the database when a cursor asks for them. */
export async function openEventPump(options: EventPumpOptions): Promise<EventPump> {
  const { database } = options;
  // Before the head is read, as what is committed in between is not confirmed.
  const confirmedAt = (options.clock ?? systemClock).now();
  const epoch = await readEpoch(database);
  const pump = new RunningPump(options, { epoch, confirmedAt, head: await currentSequence(database.db) });
  await pump.start();
  return pump;
}

interface PumpStart {
  readonly epoch: string;
  readonly head: number;
  readonly confirmedAt: Date;
}

class RunningPump implements EventPump, EventSource {
  readonly epoch: string;
  readonly #database: Database;
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #bus: Bus;
  readonly #pollIntervalMs: number;
  readonly #ring: EventRing;
  readonly #cursors = new Set<RunningCursor>();
  readonly #observers = new Set<See>();
  readonly #preparations = new Set<Prepare>();
  readonly #stops: (() => void)[] = [];
  #head: number;
  #confirmedAt: Date;
  #reading: Promise<void> | null = null;
  #readAgain = false;
  #stopped = false;

  constructor(options: EventPumpOptions, { epoch, head, confirmedAt }: PumpStart) {
    this.epoch = epoch;
    this.#database = options.database;
    this.#logger = options.logger;
    this.#clock = options.clock ?? systemClock;
    this.#bus = options.bus ?? new MemoryBus(options.logger);
    this.#pollIntervalMs = options.pollIntervalMs ?? 500;
    this.#ring = new EventRing(options.ringCapacity ?? 5_000, head);
    this.#head = head;
    this.#confirmedAt = confirmedAt;
  }

  async start(): Promise<void> {
    const forgetCommits = this.#database.onCommit((tx) => {
      if (hasEvents(tx)) this.#bus.publish(eventsAppended, {});
    });
    const unsubscribe = await this.#bus.subscribe(eventsAppended, () => this.#refreshOrLog());
    const poll = setInterval(() => this.#refreshOrLog(), this.#pollIntervalMs);
    poll.unref();
    this.#stops.push(forgetCommits, unsubscribe, () => clearInterval(poll));
  }

  get head(): number {
    return this.#head;
  }

  get confirmedAt(): Date {
    return this.#confirmedAt;
  }

  get readers(): { readonly open: number; readonly maxLag: number } {
    const lags = [...this.#cursors].map(({ position }) => this.#head - position);
    return { open: lags.length, maxLag: Math.max(0, ...lags) };
  }

  openCursor(options: CursorOptions): EventCursor {
    const onError = (error: unknown): void => this.#logger.warn({ err: error }, 'a reader of events failed; it tries again');
    const cursor = new RunningCursor(this, { onError, ...options }, (closed) => this.#cursors.delete(closed));
    this.#cursors.add(cursor);
    cursor.wake();
    return cursor;
  }

  observe(see: See): () => void {
    this.#observers.add(see);
    return () => this.#observers.delete(see);
  }

  prepare(prepare: Prepare): () => void {
    this.#preparations.add(prepare);
    return () => this.#preparations.delete(prepare);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const stop of this.#stops.splice(0)) stop();
    for (const cursor of this.#cursors) cursor.close();
    await this.#reading?.catch(() => undefined); // It was logged where it was started; here it only has to be over.
  }

  /** One reader at a time; a wish that comes meanwhile is granted by one more round. */
  refresh(): Promise<void> {
    this.#readAgain = true;
    // In a later turn: a reading that fails at once would otherwise be over before it is noted, and noted for ever.
    this.#reading ??= Promise.resolve().then(() => this.#readNew());
    return this.#reading;
  }

  read(after: number, limit: number): Promise<readonly StoredEvent[]> | readonly StoredEvent[] {
    // Not beyond the head: a cursor that got ahead of it would look like one of another log.
    return this.#ring.after(after, limit) ?? readEvents(this.#database, after, limit, this.#head);
  }

  async #readNew(): Promise<void> {
    try {
      while (this.#readAgain && !this.#stopped) {
        this.#readAgain = false;
        await this.#readBatch();
      }
    } finally {
      // In the same turn as the last look at the flag: a wish that came between the two would be lost.
      this.#reading = null;
    }
  }

  async #readBatch(): Promise<void> {
    const askedAt = this.#clock.now();
    const events = await readEvents(this.#database, this.#head, readSize);
    if (events.length === readSize) this.#readAgain = true;
    if (events.length > 0) for (const prepare of this.#preparations) await prepare(events);
    this.#ring.push(events);
    for (const see of this.#observers) this.#callOrLog(() => see(events));
    this.#head = events.at(-1)?.sequence ?? this.#head;
    if (events.length < readSize) this.#confirmedAt = askedAt;
    for (const cursor of this.#cursors) cursor.wake();
  }

  /** An observer that fails must not keep the events from everybody else. */
  #callOrLog(see: () => void): void {
    try {
      see();
    } catch (error) {
      this.#logger.error({ err: error }, 'an observer of events failed');
    }
  }

  #refreshOrLog(): void {
    this.refresh().catch((error: unknown) => this.#logger.warn({ err: error }, 'events could not be read; trying again'));
  }
}

function readEvents(database: Database, after: number, limit: number, last?: number): Promise<StoredEvent[]> {
  return database.db
    .select()
    .from(eventTable)
    .where(and(gt(eventTable.sequence, after), last === undefined ? undefined : lte(eventTable.sequence, last)))
    .orderBy(asc(eventTable.sequence))
    .limit(limit);
}

/** The first server on a new log names it; two that start at once agree, since both read after writing. */
async function readEpoch(database: Database): Promise<string> {
  return database.transaction(async (tx) => {
    await tx.execute('lock table event_log in share row exclusive mode');
    const [known] = await tx.select().from(eventLogTable);
    const [row] = known === undefined ? await tx.insert(eventLogTable).values({}).returning() : [known];
    if (row === undefined) throw new Error('the event log has no epoch');
    return row.epoch;
  });
}
