import { createTestClock, randomOfRun, registerEnd, until } from '@finemesh/testkit';
import { sql } from 'drizzle-orm';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { createTestDatabase, describeEachDatabase } from '../../testing/index.ts';
import { MemoryBus, MemoryHub } from '../bus/index.ts';
import type { Database } from '../database/index.ts';
import { appendEvent, currentSequence } from './appendEvent.ts';
import { openEventPump, type EventPump, type EventPumpOptions } from './EventPump.ts';

const logger = pino({ level: 'silent' });

async function createPump(database: Database, options: Partial<EventPumpOptions> = {}): Promise<EventPump> {
  const pump = await openEventPump({ database, logger, ...options });
  registerEnd(() => pump.stop());
  return pump;
}

function write(database: Database, path: string, count = 1): Promise<void> {
  return database.transaction(async (tx) => {
    for (let number = 0; number < count; number += 1) {
      appendEvent(tx, { path, type: 'test.happened', payload: { number }, actor: null });
    }
  });
}

/** A reader that remembers sequences and resets. */
function follow(pump: EventPump, after: number, path?: string) {
  const seen: number[] = [];
  const resets: number[] = [];
  const cursor = pump.openCursor({
    after,
    ...(path === undefined ? {} : { filter: (event) => event.path === path }),
    onEvents: (events) => void seen.push(...events.map(({ sequence }) => sequence)),
    onReset: (head) => void resets.push(head),
  });
  return { seen, resets, cursor };
}

describeEachDatabase('the event pump', (database) => {
  it('hands what is committed in this process to who follows', async () => {
    const pump = await createPump(database(), { pollIntervalMs: 60_000 });
    const { seen } = follow(pump, pump.head);
    await write(database(), 'here');
    await until('the event', () => seen.length === 1);
  });

  it('sees what another process has committed', async () => {
    const pump = await createPump(database(), { pollIntervalMs: 20 });
    const { seen } = follow(pump, pump.head, 'elsewhere');
    // Past the appending function, so that nothing in this process wakes the pump.
    await database().db.execute(sql`insert into event (path, type, payload) values ('elsewhere', 'test.happened', '{}')`);
    await until('the event', () => seen.length === 1);
  });

  it('is woken over the bus by what another process has committed', async () => {
    const hub = new MemoryHub();
    const [here, there] = [new MemoryBus(logger, hub), new MemoryBus(logger, hub)];
    // Neither looks by itself, and a commit listener is called for its own process alone: two databases stand for two processes.
    const writing = await createPump(database(), { pollIntervalMs: 60_000, bus: there });
    const reading = await createPump({ ...database(), onCommit: () => () => undefined }, { pollIntervalMs: 60_000, bus: here });
    const { seen } = follow(reading, reading.head);
    await write(database(), 'there');
    await until('the event', () => seen.length === 1);
    expect(seen).toEqual([writing.head]);
  });

  it('says up to when it is sure of the log, and falls behind while the database cannot be asked', async () => {
    const clock = createTestClock();
    let broken = false;
    let refused = 0;
    const failing: Database = {
      ...database(),
      get db() {
        if (broken) {
          refused += 1;
          throw new Error('no database');
        }
        return database().db;
      },
    };
    const pump = await createPump(failing, { clock, pollIntervalMs: 5 });
    clock.advance(10_000);
    await until('another look', () => pump.confirmedAt.getTime() === clock.now().getTime());
    broken = true;
    const last = pump.confirmedAt;
    clock.advance(10_000);
    await until('looks that fail', () => refused > 2);
    expect(pump.confirmedAt).toEqual(last);
    broken = false;
    await until('a look that succeeds', () => pump.confirmedAt.getTime() === clock.now().getTime());
  });

  it('replays what was missed and goes on without a hole or a double, from any place', async () => {
    const random = randomOfRun();
    const first = await currentSequence(database().db);
    await write(database(), 'old', 30);
    // A small ring, so that some readers begin in it and some in the database.
    const pump = await createPump(database(), { ringCapacity: 8, pollIntervalMs: 10 });
    const starts = Array.from({ length: 12 }, () => first + random.integer(0, 30));
    const readers = starts.map((after) => ({ after, ...follow(pump, after) }));
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([write(database(), 'new', 2), write(database(), 'new', 1)]);
      readers.push(...[pump.head, pump.head - 5].map((after) => ({ after, ...follow(pump, after) })));
    }
    const last = await currentSequence(database().db);
    const all = await database().db.execute<{ sequence: string }>(sql`select sequence from event order by sequence`);
    const sequences = all.rows.map(({ sequence }) => Number(sequence));
    await until('everybody at the end', () => readers.every(({ cursor }) => cursor.position === last));
    for (const { after, seen, resets } of readers) {
      expect(seen, `seed ${random.seed}`).toEqual(sequences.filter((sequence) => sequence > after));
      expect(resets).toEqual([]);
    }
  });

  it('gives a screen whose snapshot is ahead of the pump no reset', async () => {
    const pump = await createPump(database(), { pollIntervalMs: 60_000 });
    await database().db.execute(sql`insert into event (path, type, payload) values ('ahead', 'test.happened', '{}')`);
    const snapshotAt = await database().snapshot((reader) => currentSequence(reader));
    expect(snapshotAt).toBeGreaterThan(pump.head);
    const { seen, resets, cursor } = follow(pump, snapshotAt);
    await write(database(), 'later');
    await until('the later event', () => seen.length === 1);
    expect(resets).toEqual([]);
    expect(cursor.position).toBeGreaterThan(snapshotAt);
  });

  it('resets a cursor of another log', async () => {
    const pump = await createPump(database());
    const { resets, cursor } = follow(pump, pump.head + 1_000_000);
    await until('the reset', () => resets.length === 1);
    expect(cursor.position).toBe(pump.head);
  });

  it('moves a cursor past events that its reader may not see', async () => {
    const pump = await createPump(database(), { pollIntervalMs: 60_000 });
    const { seen, cursor } = follow(pump, pump.head, 'mine');
    await write(database(), 'theirs', 3);
    const last = await currentSequence(database().db);
    await until('the cursor at the end', () => cursor.position === last);
    expect(seen).toEqual([]);
  });

  it('hands nobody an event before what prepares for it is done, and tries again when that fails', async () => {
    const pump = await createPump(database(), { pollIntervalMs: 10 });
    const order: string[] = [];
    let failures = 0;
    pump.prepare(async (events) => {
      if (failures < 2) {
        failures += 1;
        throw new Error('not yet');
      }
      await Promise.resolve();
      order.push(`prepared ${events.length}`);
    });
    pump.openCursor({ after: pump.head, onEvents: (events) => void order.push(`handed ${events.length}`), onReset: () => undefined });
    await write(database(), 'prepared', 2);
    await until('the events', () => order.length === 2);
    expect(order).toEqual(['prepared 2', 'handed 2']);
    expect(failures).toBe(2);
  });

  it('keeps the identity of the log', async () => {
    expect((await createPump(database())).epoch).toBe((await createPump(database())).epoch);
  });
});

describe('a slow reader', () => {
  it('waits alone: others go on, and it misses nothing', async () => {
    const database = await createTestDatabase('postgresql');
    const pump = await createPump(database);
    const slow: number[] = [];
    let release: (() => void) | undefined;
    pump.openCursor({
      after: 0,
      onReset: () => undefined,
      onEvents: async (events) => {
        slow.push(...events.map(({ sequence }) => sequence));
        if (release === undefined) await new Promise<void>((resolve) => (release = resolve));
      },
    });
    const quick = follow(pump, 0);
    await write(database, 'a');
    await until('the slow reader in its first batch', () => release !== undefined);
    await write(database, 'b', 300);
    await until('the quick reader at the end', () => quick.seen.length === 301);
    expect(slow).toHaveLength(1);
    expect(pump.readers).toEqual({ open: 2, maxLag: 301 });
    release?.();
    await until('the slow reader at the end', () => slow.length === 301);
    expect(slow).toEqual(quick.seen);
  });

  it('that is more than 5,000 events behind loads its screen again', async () => {
    const database = await createTestDatabase('postgresql');
    await write(database, 'many', 5_001);
    const pump = await createPump(database);
    const far = follow(pump, 0);
    const near = follow(pump, 1);
    await until('the near reader at the end', () => near.seen.length === 5_000);
    expect(far.resets).toEqual([pump.head]);
    expect(far.seen).toEqual([]);
    await write(database, 'one more');
    await until('both on the way', () => far.seen.length === 1 && near.seen.length === 5_001);
  });

  it('that fails is given the same events again, and does not disturb others', async () => {
    const database = await createTestDatabase('postgresql');
    const pump = await createPump(database);
    const failures: unknown[] = [];
    const seen: number[] = [];
    pump.openCursor({
      after: 0,
      onReset: () => undefined,
      onEvents: (events) => {
        if (failures.length < 2) throw new Error('not now');
        seen.push(...events.map(({ sequence }) => sequence));
      },
      onError: (error) => failures.push(error),
    });
    const other = follow(pump, 0);
    await write(database, 'a');
    await until('the other reader', () => other.seen.length === 1);
    await write(database, 'b');
    await until('the other reader again', () => other.seen.length === 2);
    await until('both events', () => seen.length === 2);
    expect(seen).toEqual(other.seen);
    expect(failures).toHaveLength(2);
  });

  it('that is closed is given nothing more, and says when nothing is under way', async () => {
    const database = await createTestDatabase('postgresql');
    const pump = await createPump(database);
    let release: (() => void) | undefined;
    let calls = 0;
    const cursor = pump.openCursor({
      after: 0,
      onReset: () => undefined,
      onEvents: () => {
        calls += 1;
        return new Promise<void>((resolve) => (release = resolve));
      },
    });
    await write(database, 'a');
    await until('the first batch', () => release !== undefined);
    cursor.close();
    let quiet = false;
    const waiting = cursor.whenQuiet().then(() => (quiet = true));
    await write(database, 'b');
    expect(quiet).toBe(false);
    release?.();
    await waiting;
    expect(calls).toBe(1);
  });
});

describe('an observer', () => {
  it('sees every event before any reader does, whatever another observer throws', async () => {
    const database = await createTestDatabase('postgresql');
    const pump = await createPump(database);
    const order: string[] = [];
    pump.observe(() => {
      throw new Error('broken');
    });
    const stop = pump.observe((events) => void order.push(...events.map(({ path }) => `observed ${path}`)));
    pump.openCursor({
      after: 0,
      onReset: () => undefined,
      onEvents: (events) => void order.push(...events.map(({ path }) => `read ${path}`)),
    });
    await write(database, 'a');
    await until('the event', () => order.length === 2);
    stop();
    await write(database, 'b');
    await until('the next event', () => order.length === 3);
    expect(order).toEqual(['observed a', 'read a', 'read b']);
  });
});
