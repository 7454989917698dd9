import { randomOfRun, until } from '@finemesh/testkit';
import { sql } from 'drizzle-orm';
import pino from 'pino';
import { expect, it } from 'vitest';
import { describeEachDatabase } from '../../testing/index.ts';
import { appendEvent, currentSequence } from './appendEvent.ts';
import { openEventPump } from './EventPump.ts';
import type { NewEvent, StoredEvent } from './StoredEvent.ts';

const logger = pino({ level: 'silent' });

function event(path: string, payload: object = {}): NewEvent {
  return { path, type: 'test.happened', payload, actor: null };
}

describeEachDatabase('event order', (database) => {
  it('writes neither row nor event when the transaction fails', async () => {
    const before = await currentSequence(database().db);
    const failing = database().transaction(async (tx) => {
      appendEvent(tx, event('failing'));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await currentSequence(database().db)).toBe(before);
  });

  it('keeps the order of several events of one transaction', async () => {
    const after = await currentSequence(database().db);
    await database().transaction(async (tx) => {
      for (let index = 0; index < 5; index += 1) appendEvent(tx, event('several', { index }));
    });
    const pump = await openEventPump({ database: database(), logger });
    const seen: StoredEvent[] = [];
    pump.openCursor({ after, onEvents: (events) => void seen.push(...events), onReset: () => undefined });
    await until('five events', () => seen.length === 5);
    expect(seen.map(({ payload }) => payload)).toEqual([0, 1, 2, 3, 4].map((index) => ({ index })));
    await pump.stop();
  });

  it('never shows a reader at cursor N an event at or before N later on', async () => {
    const random = randomOfRun();
    const path = `race-${random.seed}`;
    const writers = 8;
    const eventsEach = 15;
    let writing = true;
    const passed: number[] = [];
    const violations: string[] = [];

    // Reads the whole log again and again, and remembers what stood at or before the highest cursor it has reached.
    async function readOnAndOn(): Promise<void> {
      let cursor = await currentSequence(database().db);
      let known = new Set<number>();
      while (writing) {
        const rows = await database().db.execute<{ sequence: string }>(sql`select sequence from event`);
        const visible = rows.rows.map((row) => Number(row.sequence));
        for (const sequence of visible) {
          if (sequence <= cursor && known.size > 0 && !known.has(sequence)) violations.push(`${sequence} after ${cursor}`);
        }
        known = new Set(visible);
        cursor = Math.max(cursor, ...visible);
        passed.push(cursor);
      }
    }

    async function write(writer: number): Promise<void> {
      for (let count = 0; count < eventsEach; count += 1) {
        await database().transaction(async (tx) => {
          appendEvent(tx, event(path, { writer, count }));
          // Time between the wish and the commit, different in each transaction, so that they commit out of order.
          await tx.execute(sql`select pg_sleep(${random.integer(0, 8) / 1000})`);
        });
      }
    }

    const reader = readOnAndOn();
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
    writing = false;
    await reader;
    expect(violations, `seed ${random.seed}`).toEqual([]);
    expect(new Set(passed).size).toBeGreaterThan(5);
  });
});
