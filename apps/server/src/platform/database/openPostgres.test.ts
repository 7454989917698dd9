import { createTestTicker, registerEnd, until } from '@finemesh/testkit';
import pino from 'pino';
import { expect, it } from 'vitest';
import { createPostgresDatabase } from '../../testing/index.ts';
import { openPostgres } from './openPostgres.ts';
import { lookEveryMs } from './PostgresWatch.ts';

const logger = pino({ level: 'silent' });
const watchers = `select pid from pg_stat_activity where datname = current_database() and application_name = 'finemesh watch'`;

async function open(maxConnections: number) {
  const ticker = createTestTicker();
  const database = openPostgres({ connectionString: await createPostgresDatabase(), logger, ticker, maxConnections });
  registerEnd(() => database.close());
  const conditions: string[] = [];
  database.health.onChange(({ kind }) => conditions.push(kind));
  return { database, ticker, conditions };
}

it('is not called away over slow queries on all its connections', async () => {
  const { database, ticker, conditions } = await open(1);
  // Longer than a question may take.
  const slow = database.pool.query('select pg_sleep(2.5)');
  let isOver = false;
  void slow.then(() => (isOver = true));
  await until('the end of the slow query', () => {
    ticker.advance(lookEveryMs);
    return isOver;
  });
  expect(conditions).toEqual([]);
});

it('is not called away when the connection of its watch alone is lost, and is asked on another', async () => {
  const { database, ticker, conditions } = await open(2);
  const find = async (): Promise<number | undefined> => (await database.pool.query<{ pid: number }>(watchers)).rows[0]?.pid;
  ticker.advance(lookEveryMs);
  const first = await until('the watch', find);
  await database.pool.query('select pg_terminate_backend($1)', [first]);
  await until('another connection', async () => {
    const pid = await find();
    return pid !== undefined && pid !== first;
  });
  expect(conditions).toEqual([]);
});
