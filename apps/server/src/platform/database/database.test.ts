import { until } from '@finemesh/testkit';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, describeEachDatabase } from '../../testing/index.ts';
import type { Database, Tx } from './Database.ts';
import { migrate } from './migrate.ts';
import { sqlStateOf } from './openDatabase.ts';
import { beforeCommit } from './transactionHooks.ts';

async function countOf(database: Database, table: string): Promise<number> {
  const { rows } = await database.db.execute<{ count: string }>(sql.raw(`select count(*) from ${table}`));
  return Number(rows[0]?.count);
}

describeEachDatabase('the database', (database) => {
  beforeAll(async () => {
    await database().db.execute(sql`create table note (id int primary key, words text)`);
  });

  it('rolls everything back when the work throws, and throws the same error on', async () => {
    const refusal = new Error('no');
    const work = database().transaction(async (tx) => {
      await tx.execute(sql`insert into note values (1, 'draft')`);
      throw refusal;
    });
    await expect(work).rejects.toBe(refusal);
    expect(await countOf(database(), 'note')).toBe(0);
  });

  it('runs the last steps in the transaction, and takes it back when one fails', async () => {
    const work = database().transaction(async (tx) => {
      beforeCommit(tx, async (last) => {
        await last.execute(sql`insert into note values (2, 'last')`);
        throw new Error('the last step failed');
      });
    });
    await expect(work).rejects.toThrow('the last step failed');
    expect(await countOf(database(), 'note')).toBe(0);
  });

  it('calls listeners for commits and not for failures', async () => {
    const commits: Tx[] = [];
    const stop = database().onCommit((tx) => commits.push(tx));
    await database().transaction(async () => undefined);
    await database()
      .transaction(async () => Promise.reject(new Error('no')))
      .catch(() => undefined);
    stop();
    await database().transaction(async () => undefined);
    expect(commits).toHaveLength(1);
  });

  it('refuses the pool inside a transaction instead of waiting for ever', async () => {
    const work = database().transaction(() => database().db.execute(sql`select 1`));
    await expect(work).rejects.toMatchObject({ cause: { message: expect.stringContaining('pass `tx` on') as string } });
    await expect(database().ping()).resolves.toBeUndefined();
  });

  it('shows all reads of a snapshot the same moment', async () => {
    const [before, after] = await database().snapshot(async (reader) => {
      const read = async (): Promise<unknown> => (await reader.execute(sql`select transaction_timestamp(), count(*) from note`)).rows;
      return [await read(), await read()];
    });
    expect(after).toEqual(before);
  });

  it('lets a snapshot write nothing', async () => {
    const work = database().snapshot((reader) => reader.execute(sql`insert into note values (3, 'x')`));
    await expect(work).rejects.toSatisfy((error) => sqlStateOf(error) === '25006');
  });

  it('finds the code of a refused query, whoever wrapped it', async () => {
    const work = database().transaction(async (tx) => {
      await tx.execute(sql`insert into note values (4, 'one')`);
      await tx.execute(sql`insert into note values (4, 'two')`);
    });
    await expect(work).rejects.toSatisfy((error) => sqlStateOf(error) === '23505');
    expect(sqlStateOf(new Error('other'))).toBeNull();
  });

  it('migrates once when several servers start together, and does nothing the second time', async () => {
    const read = (): Promise<number> => countOf(database(), 'drizzle.__drizzle_migrations');
    const before = await read();
    await Promise.all([migrate(database()), migrate(database()), migrate(database())]);
    expect(await read()).toBe(before);
  });
});

describe('PostgreSQL', () => {
  it('sees a transaction repeated when it gave up for a deadlock', async () => {
    const database = await createTestDatabase('postgresql');
    await database.db.execute(sql`create table note (id int primary key, words text)`);
    await database.db.execute(sql`insert into note values (1, ''), (2, '')`);
    let attempts = 0;
    let holding = 0;
    const add = (first: number, second: number): Promise<void> =>
      database.transaction(async (tx) => {
        attempts += 1;
        await tx.execute(sql`update note set words = words || 'x' where id = ${first}`);
        holding += 1;
        await until('both hold their first row', () => holding >= 2);
        await tx.execute(sql`update note set words = words || 'x' where id = ${second}`);
      });
    await Promise.all([add(1, 2), add(2, 1)]);
    const { rows } = await database.db.execute(sql`select words from note order by id`);
    expect(rows).toEqual([{ words: 'xx' }, { words: 'xx' }]);
    // One gives up; where it comes back before the other has ended, once more.
    expect(attempts).toBeGreaterThanOrEqual(3);
  });

  it('may end every connection, and the next query works', async () => {
    const database = await createTestDatabase('postgresql');
    const terminate = sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    for (let round = 0; round < 10; round += 1) {
      const working = Promise.allSettled([1, 2, 3, 4].map(() => database.transaction((tx) => tx.execute(sql`select pg_sleep(0.05)`))));
      await database.db.execute(terminate).catch(() => undefined); // It may be its own connection that ended before.
      await working;
    }
    await until('an answer', () => database.ping().then(() => true, () => false));
  });
});
