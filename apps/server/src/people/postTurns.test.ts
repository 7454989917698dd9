import { brandId } from '@finemesh/domain';
import { createTestClock, registerEnd, type TestClock } from '@finemesh/testkit';
import { asc } from 'drizzle-orm';
import pino from 'pino';
import { beforeEach, expect, it } from 'vitest';
import { DueScheduler } from '../platform/due/index.ts';
import { eventTable } from '../platform/eventLog/tables.ts';
import { createPerson, createSmallTerritory, describeEachDatabase, paths } from '../testing/index.ts';
import { appointPost } from './commands/appointPost.ts';
import { endPost } from './commands/endPost.ts';
import { announceTurn } from './postTurns.ts';

describeEachDatabase('turns of posts', (database) => {
  const territory = createSmallTerritory();
  const logger = pino({ level: 'silent' });

  beforeEach(async () => {
    await database().pool.query('delete from lease');
    await database().pool.query('delete from event');
  });

  /** Appoints somebody for a time given in milliseconds from now; `types` says what the log holds of posts. */
  async function createAppointment(clock: TestClock, fromMs: number, untilMs: number | null) {
    const moment = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();
    const administrator = await createPerson(database(), 'administrator', paths.district, clock.now());
    const { accountId } = await createPerson(database(), 'lawyer', paths.grid2, clock.now());
    const input = {
      accountId,
      role: 'gridLeader',
      territoryCode: brandId<never>('320105004004001'),
      from: moment(fromMs),
      until: untilMs === null ? null : moment(untilMs),
    } as const;
    const post = await database().transaction((tx) => appointPost(tx, territory, administrator, input, clock.now()));
    const end = () => database().transaction((tx) => endPost(tx, administrator, post.id, clock.now()));
    const types = async () => (await database().db.select().from(eventTable).orderBy(asc(eventTable.sequence))).map(({ type }) => type);
    return { end, types };
  }

  async function createScheduler(clock: TestClock) {
    const scheduler = new DueScheduler({ database: database(), clock, logger, handlers: [announceTurn] });
    registerEnd(() => scheduler.stop());
    await scheduler.prepare();
    return scheduler;
  }

  it('are announced when posts begin and end by their own dates', async () => {
    const clock = createTestClock();
    const { types } = await createAppointment(clock, 60_000, 120_000);
    const scheduler = await createScheduler(clock);
    clock.advance(59_999);
    await scheduler.tick();
    expect(await types()).toEqual(['post.appointed']);
    clock.advance(1);
    await scheduler.tick();
    expect(await types()).toEqual(['post.appointed', 'post.began']);
    clock.advance(60_000);
    await scheduler.tick();
    await scheduler.tick();
    expect(await types()).toEqual(['post.appointed', 'post.began', 'post.ended']);
  });

  it('are announced after an outage, with the end alone where both have passed', async () => {
    const clock = createTestClock();
    const { types } = await createAppointment(clock, 60_000, 120_000);
    clock.advance(86_400_000);
    await (await createScheduler(clock)).tick();
    expect(await types()).toEqual(['post.appointed', 'post.ended']);
  });

  it('are announced no more when the post was ended by hand, before it began or later', async () => {
    const clock = createTestClock();
    const early = await createAppointment(clock, 60_000, 120_000);
    const running = await createAppointment(clock, 0, 120_000);
    await early.end();
    await running.end();
    clock.advance(86_400_000);
    await (await createScheduler(clock)).tick();
    expect((await early.types()).filter((type) => type === 'post.ended')).toHaveLength(2);
    const { rows } = await database().pool.query("select 1 from due where kind = 'people.postTurns'");
    expect(rows).toEqual([]);
  });

  it('are not waited for where a post has no end', async () => {
    const clock = createTestClock();
    await createAppointment(clock, 0, null);
    const { rows } = await database().pool.query("select 1 from due where kind = 'people.postTurns'");
    expect(rows).toEqual([]);
  });
});
