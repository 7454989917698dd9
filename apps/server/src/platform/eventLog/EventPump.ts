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
  /** Identity of this log. A cursor that was given out under another epoch must load its screen anew. */
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

/** Starts at the present end of the log; older events are read from the database when a cursor asks for them. */
export async function openEventPump(options: EventPumpOptions): Promise<EventPump> {
  const { database, logger, clock = systemClock, bus = new MemoryBus(options.logger) } = options;
  const epoch = await readEpoch(database);
  let confirmedAt = clock.now();
  let head = await currentSequence(database.db);
  const ring = new EventRing(options.ringCapacity ?? 5_000, head);
  const cursors = new Set<RunningCursor>();
  const observers = new Set<(events: readonly StoredEvent[]) => void>();
  const preparations = new Set<(events: readonly StoredEvent[]) => Promise<void>>();
  let reading: Promise<void> | null = null;
  let readAgain = false;
  let stopped = false;

  const source: EventSource = {
    get head() {
      return head;
    },
    refresh,
    // Not beyond the head: a cursor that got ahead of it would look like one of another log.
    read: (after, limit) => ring.after(after, limit) ?? readEvents(database, after, limit, head),
  };

  /** One reader at a time; a wish that comes meanwhile is granted by one more round. */
  function refresh(): Promise<void> {
    readAgain = true;
    // In a later turn: a reading that fails at once would otherwise be over before it is noted, and noted for ever.
    reading ??= Promise.resolve().then(readNew);
    return reading;
  }

  async function readNew(): Promise<void> {
    try {
      while (readAgain && !stopped) {
        readAgain = false;
        const askedAt = clock.now();
        const events = await readEvents(database, head, readSize);
        if (events.length === readSize) readAgain = true;
        if (events.length > 0) for (const prepare of preparations) await prepare(events);
        ring.push(events);
        observers.forEach((see) => callOrLog(() => see(events)));
        head = events.at(-1)?.sequence ?? head;
        if (events.length < readSize) confirmedAt = askedAt;
        for (const cursor of cursors) cursor.wake();
      }
    } finally {
      // In the same turn as the last look at the flag: a wish that came between the two would be lost.
      reading = null;
    }
  }

  /** An observer that fails must not keep the events from everybody else. */
  function callOrLog(see: () => void): void {
    try {
      see();
    } catch (error) {
      logger.error({ err: error }, 'an observer of events failed');
    }
  }

  function refreshOrLog(): void {
    refresh().catch((error: unknown) => logger.warn({ err: error }, 'events could not be read; trying again'));
  }

  const forgetCommits = database.onCommit((tx) => {
    if (hasEvents(tx)) bus.publish(eventsAppended, {});
  });
  const unsubscribe = await bus.subscribe(eventsAppended, refreshOrLog);
  const poll = setInterval(refreshOrLog, options.pollIntervalMs ?? 500);
  poll.unref();

  return {
    epoch,
    get head() {
      return head;
    },
    get confirmedAt() {
      return confirmedAt;
    },
    get readers() {
      const lags = [...cursors].map(({ position }) => head - position);
      return { open: lags.length, maxLag: Math.max(0, ...lags) };
    },
    openCursor(cursorOptions) {
      const cursor = new RunningCursor(
        source,
        {
          onError: (error) => logger.warn({ err: error }, 'a reader of events failed; it tries again'),
          ...cursorOptions,
        },
        (closed) => cursors.delete(closed),
      );
      cursors.add(cursor);
      cursor.wake();
      return cursor;
    },
    observe(see) {
      observers.add(see);
      return () => observers.delete(see);
    },
    prepare(prepare) {
      preparations.add(prepare);
      return () => preparations.delete(prepare);
    },
    async stop() {
      stopped = true;
      clearInterval(poll);
      forgetCommits();
      unsubscribe();
      for (const cursor of cursors) cursor.close();
      await reading?.catch(() => undefined); // It was logged where it was started; here it only has to be over.
    },
  };
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
