import { randomUUID } from 'node:crypto';
import { createTestClock, registerEnd, until, type TestClock } from '@finemesh/testkit';
import { eq } from 'drizzle-orm';
import pino from 'pino';
import { Registry } from 'prom-client';
import { beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { describeEachDatabase } from '../../testing/index.ts';
import { DatabaseHealth, type Database } from '../database/index.ts';
import { cancel, DueScheduler, measureDue, onDue, repeatEvery, schedule, type DueHandler, type DueKind } from './index.ts';
import { dueTable, leaseTable } from './tables.ts';

const logger = pino({ level: 'silent' });
const hourMs = 3_600_000;

/** The clocks of the cases know nothing of each other, so neither may what they have written. */
async function clear(database: Database): Promise<void> {
  await database.db.delete(leaseTable);
  await database.db.delete(dueTable);
}

describeEachDatabase('due', (database) => {
  beforeEach(() => clear(database()));

  /** A kind of its own for each case, since the cases share a database. */
  const createKind = (): DueKind<{ n: number }> => ({ name: `test.${randomUUID()}`, schema: z.object({ n: z.number() }) });

  /** A process that runs handlers; `later` gives time to what holds the lease. */
  async function createProcess(handlers: readonly DueHandler[], clock: TestClock, options: Partial<{ database: Database }> = {}) {
    const outcomes: string[] = [];
    const onOutcome = (_kind: string, outcome: string) => outcomes.push(outcome);
    const scheduler = new DueScheduler({ database: database(), clock, logger, handlers, onOutcome, ...options });
    await scheduler.prepare();
    registerEnd(() => scheduler.stop());
    return { scheduler, outcomes };
  }

  const inTransaction = <T>(run: Parameters<Database['transaction']>[0]) => database().transaction(run) as Promise<T>;
  const scheduleAt = (kind: DueKind<{ n: number }>, key: string, at: Date, n = 0) =>
    inTransaction((tx) => schedule(tx, kind, { key, at, payload: { n } }));
  const rowsOf = (kind: DueKind<unknown>) => database().db.select().from(dueTable).where(eq(dueTable.kind, kind.name));
  const after = (clock: TestClock, ms: number): Date => new Date(clock.now().getTime() + ms);

  it('DU1 DU5 runs what was committed, at its moment and not before, once', async () => {
    const [clock, kind, ran] = [createTestClock(), createKind(), [] as unknown[]];
    const handler = onDue(kind, async (_tx, { key, payload, dueAt, at }) => {
      ran.push({ key, payload, lateMs: at.getTime() - dueAt.getTime() });
      return null;
    });
    const { scheduler } = await createProcess([handler], clock);
    await scheduleAt(kind, 'kept', after(clock, 1_000), 7);
    const rolledBack = inTransaction(async (tx) => {
      await schedule(tx, kind, { key: 'rolled back', at: clock.now(), payload: { n: 0 } });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    clock.advance(999);
    await scheduler.tick();
    expect(ran).toEqual([]);
    clock.advance(1);
    await scheduler.tick();
    await scheduler.tick();
    expect(ran).toEqual([{ key: 'kept', payload: { n: 7 }, lateMs: 0 }]);
    expect(await rowsOf(kind)).toEqual([]);
  });

  it('DU2 replaces the moment and the payload of a key', async () => {
    const [clock, kind, ran] = [createTestClock(), createKind(), [] as number[]];
    const { scheduler } = await createProcess([onDue(kind, async (_tx, { payload }) => (ran.push(payload.n), null))], clock);
    await scheduleAt(kind, 'one', after(clock, 1_000), 1);
    await scheduleAt(kind, 'one', after(clock, 2_000), 2);
    clock.advance(1_000);
    await scheduler.tick();
    expect(ran).toEqual([]);
    clock.advance(1_000);
    await scheduler.tick();
    expect(ran).toEqual([2]);
  });

  it('DU3 gives a cancelled wake-up no effect', async () => {
    const [clock, kind] = [createTestClock(), createKind()];
    const { scheduler } = await createProcess([onDue(kind, async () => expect.unreachable('it was cancelled'))], clock);
    await scheduleAt(kind, 'one', clock.now());
    await inTransaction((tx) => cancel(tx, kind, 'one'));
    await inTransaction((tx) => cancel(tx, kind, 'never scheduled'));
    await scheduler.tick();
  });

  it('DU4 writes nothing of a handler that fails, and all of one that does not', async () => {
    const [clock, kind, other] = [createTestClock(), createKind(), createKind()];
    let failing = true;
    const handler = onDue(kind, async (tx) => {
      await schedule(tx, other, { key: 'written', at: after(clock, hourMs), payload: { n: 1 } });
      if (failing) throw new Error('after the write');
      return null;
    });
    const { scheduler } = await createProcess([handler], clock);
    await scheduleAt(kind, 'one', clock.now());
    await scheduler.tick();
    expect(await rowsOf(other)).toEqual([]);
    failing = false;
    clock.advance(1_000);
    await scheduler.tick();
    expect([(await rowsOf(other)).length, (await rowsOf(kind)).length]).toEqual([1, 0]);
  });

  it('DU4 does what follows after the commit alone', async () => {
    const [clock, kind, followed] = [createTestClock(), createKind(), [] as number[]];
    let failing = true;
    const handler = onDue(kind, async (_tx, { afterCommit }) => {
      afterCommit(async () => void followed.push((await rowsOf(kind)).length));
      if (failing) throw new Error('no');
      return null;
    });
    const { scheduler } = await createProcess([handler], clock);
    await scheduleAt(kind, 'one', clock.now());
    await scheduler.tick();
    expect(followed).toEqual([]);
    failing = false;
    clock.advance(1_000);
    await scheduler.tick();
    expect(followed).toEqual([0]);
  });

  it('DU5 catches up after an outage, oldest first, many at once', async () => {
    const [clock, kind, ran] = [createTestClock(), createKind(), [] as number[]];
    for (let n = 119; n >= 0; n -= 1) await scheduleAt(kind, `k${n}`, after(clock, n * 1_000), n);
    clock.advance(hourMs);
    const { scheduler } = await createProcess([onDue(kind, async (_tx, { payload }) => (ran.push(payload.n), null))], clock);
    await scheduler.tick();
    expect(ran).toEqual(Array.from({ length: 120 }, (_, n) => n));
  });

  it('DU7 tries a failing one again after 1, 2, 4 … seconds and holds up nothing else', async () => {
    const [clock, kind, tries, others] = [createTestClock(), createKind(), [] as number[], [] as string[]];
    const began = clock.now().getTime();
    const handler = onDue(kind, async (_tx, { key, at }) => {
      if (key === 'fine') return others.push(key), null;
      tries.push((at.getTime() - began) / 1_000);
      throw new Error('poison');
    });
    const { scheduler } = await createProcess([handler], clock);
    await scheduleAt(kind, 'poison', clock.now());
    await scheduleAt(kind, 'fine', clock.now());
    for (let second = 0; second <= 20; second += 1) {
      await scheduler.tick();
      clock.advance(1_000);
    }
    expect(tries).toEqual([0, 1, 3, 7, 15]);
    expect(others).toEqual(['fine']);
  });

  it('DU8 parks what has failed twelve times, shows it, and tries it again after a start or when scheduled again', async () => {
    const [clock, kind] = [createTestClock(), createKind()];
    let tries = 0;
    const handler = onDue(kind, async () => {
      tries += 1;
      throw new TypeError('a secret name');
    });
    const first = await createProcess([handler], clock);
    await scheduleAt(kind, 'poison', clock.now());
    for (let round = 0; round < 20; round += 1) {
      await first.scheduler.tick();
      clock.advance(hourMs);
    }
    expect(tries).toBe(12);
    expect(await rowsOf(kind)).toMatchObject([{ attempts: 12, lastFailure: 'TypeError', parkedAt: expect.any(Date) }]);
    const registry = new Registry();
    measureDue(registry, { database: database(), clock }, () => true);
    expect(await registry.metrics()).toContain(`finemesh_due_wake_ups{kind="${kind.name}",state="parked"} 1`);

    await scheduleAt(kind, 'poison', clock.now());
    await first.scheduler.tick();
    expect(tries).toBe(13);
    for (let round = 0; round < 20; round += 1) {
      clock.advance(hourMs);
      await first.scheduler.tick();
    }
    await first.scheduler.stop();
    const second = await createProcess([handler], clock);
    await second.scheduler.tick();
    expect(tries).toBe(25);
  });

  it('DU9 leaves kinds alone that it does not know', async () => {
    const [clock, kind] = [createTestClock(), createKind()];
    const { scheduler } = await createProcess([], clock);
    await scheduleAt(kind, 'of another release', clock.now());
    await scheduler.tick();
    expect(await rowsOf(kind)).toMatchObject([{ attempts: 0 }]);
  });

  it('DU10 repeats once in each interval, once after an outage, and through failures', async () => {
    const [clock, { name }, ran] = [createTestClock(), createKind(), [] as number[]];
    const began = clock.now().getTime();
    let failing = false;
    const handler = repeatEvery(name, hourMs, async (_tx, { at }) => {
      if (failing) throw new Error('not now');
      ran.push((at.getTime() - began) / hourMs);
    });
    const { scheduler } = await createProcess([handler], clock);
    for (let half = 0; half < 4; half += 1) {
      await scheduler.tick();
      clock.advance(hourMs / 2);
    }
    expect(ran).toEqual([0, 1]);
    await scheduler.stop();
    clock.advance(100 * hourMs);
    const next = await createProcess([handler], clock);
    await next.scheduler.tick();
    await next.scheduler.tick();
    expect(ran).toEqual([0, 1, 102]);
    failing = true;
    for (let hours = 0; hours < 30; hours += 1) {
      clock.advance(hourMs);
      await next.scheduler.tick();
    }
    failing = false;
    clock.advance(hourMs);
    await next.scheduler.tick();
    expect(ran).toEqual([0, 1, 102, 133]);
  });

  it('DU11 waits while the storage fails, and counts no failure', async () => {
    const health = new DatabaseHealth();
    const fail = () => health.become({ kind: 'refusingChanges', fault: 'full', since: new Date(0) });
    const [clock, kind, ran] = [createTestClock(), createKind(), [] as string[]];
    const handler = onDue(kind, async (_tx, { key }) => {
      if (ran.push(key) > 1) return null;
      fail();
      throw new Error('no room');
    });
    const { scheduler, outcomes } = await createProcess([handler], clock, { database: { ...database(), health } });
    await scheduleAt(kind, 'one', clock.now());
    await scheduler.tick();
    await scheduler.tick();
    expect([ran, outcomes, (await rowsOf(kind)).map(({ attempts }) => attempts)]).toEqual([['one'], [], [0]]);
    health.become({ kind: 'serving' });
    await scheduler.tick();
    expect([ran, outcomes]).toEqual([['one', 'one'], ['done']]);
  });

  it('refuses two handlers for one kind', () => {
    const handler = onDue(createKind(), async () => null);
    const options = { database: database(), clock: createTestClock(), logger, handlers: [handler, handler] };
    expect(() => new DueScheduler(options)).toThrow('two handlers');
  });
});

describeEachDatabase('due in several processes', (database, kindOfDatabase) => {
  beforeEach(() => clear(database()));

  const kind: DueKind<{ n: number }> = { name: 'test.shared', schema: z.object({ n: z.number() }) };

  function createProcess(clock: TestClock, run: (n: number) => Promise<void>) {
    const handler = onDue(kind, async (tx, { payload }) => {
      await run(payload.n);
      await schedule(tx, { name: 'test.written', schema: kind.schema }, { key: `${payload.n}`, at: clock.now(), payload });
      return null;
    });
    const scheduler = new DueScheduler({ database: database(), clock, logger, handlers: [handler] });
    registerEnd(() => scheduler.stop());
    return scheduler;
  }

  const scheduleNow = (clock: TestClock, ...numbers: number[]) =>
    database().transaction(async (tx) => {
      for (const n of numbers) await schedule(tx, kind, { key: `${n}`, at: clock.now(), payload: { n } });
    });
  const written = async () =>
    (await database().db.select().from(dueTable).where(eq(dueTable.kind, 'test.written'))).map(({ key }) => Number(key)).sort((a, b) => a - b);

  it('DU6 runs in one of them, and in the next one when that stops', async () => {
    const clock = createTestClock();
    const ran: string[] = [];
    const first = createProcess(clock, async (n) => void ran.push(`first ${n}`));
    const second = createProcess(clock, async (n) => void ran.push(`second ${n}`));
    await scheduleNow(clock, 1);
    await first.tick();
    await scheduleNow(clock, 2);
    await second.tick();
    await first.tick();
    expect(ran).toEqual(['first 1', 'first 2']);
    await first.stop();
    clock.advance(15_000);
    await scheduleNow(clock, 3);
    await second.tick();
    expect(ran).toEqual(['first 1', 'first 2', 'second 3']);
    expect([first.isLeader, second.isLeader]).toEqual([false, true]);
  });

  it('DU6 goes on in another fifteen seconds after its process was killed', async () => {
    const clock = createTestClock();
    const killed = createProcess(clock, async () => undefined);
    await killed.tick();
    const next = createProcess(clock, async () => undefined);
    await scheduleNow(clock, 4);
    clock.advance(14_999);
    await next.tick();
    expect(next.isLeader).toBe(false);
    clock.advance(1);
    await next.tick();
    expect(next.isLeader).toBe(true);
    expect(await written()).toContain(4);
  });

  it('DU6 commits nothing of a process that stood still while another one took over', async () => {
    const [slowClock, quickClock] = [createTestClock(), createTestClock()];
    const slow = createProcess(slowClock, async () => expect.unreachable('it has lost the lease'));
    const quick = createProcess(quickClock, async () => undefined);
    await slow.tick();
    quickClock.advance(60_000);
    await quick.tick();
    await scheduleNow(slowClock, 5);
    // Its clock has stood still with it: it believes that it still has the lease.
    expect([slow.isLeader, quick.isLeader]).toEqual([true, true]);
    await slow.tick();
    expect(slow.isLeader).toBe(false);
    expect(await written()).toEqual([]);
    await quick.tick();
    expect(await written()).toEqual([5]);
  });

  // The embedded database has one connection: there no transaction can come between those of a handler.
  if (kindOfDatabase === 'embedded') return;

  it('DU3 writes nothing of a handler whose wake-up is replaced while it runs', async () => {
    const clock = createTestClock();
    const runs: number[] = [];
    let release: (() => void) | undefined;
    const scheduler = createProcess(clock, async (n) => {
      runs.push(n);
      if (runs.length === 1) await new Promise<void>((resolve) => (release = resolve));
    });
    await scheduleNow(clock, 6);
    const running = scheduler.tick();
    await until('the handler', () => release !== undefined);
    await scheduleNow(clock, 6);
    release?.();
    await running;
    expect([runs, await written()]).toEqual([[6], []]);
    await scheduler.tick();
    expect([runs, await written()]).toEqual([[6, 6], [6]]);
  });

  it('DU6 lets nobody take over in the middle of a handler', async () => {
    const clock = createTestClock();
    const order: string[] = [];
    let release: (() => void) | undefined;
    const first = createProcess(clock, async (n) => {
      if (n !== 7) return;
      await new Promise<void>((resolve) => (release = resolve));
      order.push('first');
    });
    const second = createProcess(clock, async (n) => void (n === 8 && order.push('second')));
    await first.tick();
    await scheduleNow(clock, 7);
    const running = first.tick();
    await until('the handler', () => release !== undefined);
    clock.advance(60_000);
    await scheduleNow(clock, 8);
    const waiting = second.tick();
    await until('the other one to wait', async () => {
      const { rows } = await database().pool.query("select 1 from pg_locks where not granted and locktype in ('transactionid', 'tuple')");
      return rows.length > 0;
    });
    release?.();
    await Promise.all([running, waiting]);
    expect(order[0]).toBe('first');
    expect(await written()).toEqual(expect.arrayContaining([7, 8]));
  });
});
