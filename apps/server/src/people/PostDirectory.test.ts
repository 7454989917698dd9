import { brandId, isPostActive, type AccountId } from '@finemesh/domain';
import { createTestClock, registerEnd, until } from '@finemesh/testkit';
import pino from 'pino';
import { expect, it } from 'vitest';
import { openEventPump } from '../platform/eventLog/index.ts';
import type { Clock, Database } from '../platform/index.ts';
import { createPerson, createSmallTerritory, describeEachDatabase, paths } from '../testing/index.ts';
import { appointPost } from './commands/appointPost.ts';
import { endPost } from './commands/endPost.ts';
import { PostDirectory } from './PostDirectory.ts';

describeEachDatabase('the post directory', (database) => {
  const territory = createSmallTerritory();
  const logger = pino({ level: 'silent' });

  /** A database that can be made to fail, under a directory; people are written past it. */
  async function open(pollIntervalMs = 20) {
    const clock = createTestClock();
    let isBroken = false;
    const breakable: Database = {
      ...database(),
      get db() {
        if (isBroken) throw new Error('no database');
        return database().db;
      },
    };
    const events = await openEventPump({ database: breakable, logger, clock, pollIntervalMs });
    const directory = new PostDirectory({ database: breakable, events, clock, logger });
    directory.start();
    const changed: AccountId[] = [];
    directory.onPostsChanged((accountId) => changed.push(accountId));
    registerEnd(async () => {
      directory.stop();
      await events.stop();
    });
    return { clock, events, directory, changed, setBroken: (broken: boolean) => void (isBroken = broken) };
  }

  const admin = (clock: Clock) => createPerson(database(), 'administrator', paths.district, clock.now());
  const lawyer = (clock: Clock) => createPerson(database(), 'lawyer', paths.grid2, clock.now());

  async function appoint(accountId: AccountId, clock: Clock) {
    const administrator = await admin(clock);
    const input = { accountId, role: 'gridLeader', territoryCode: brandId('320105004004001') } as const;
    const post = await database().transaction((tx) => appointPost(tx, territory, administrator, input as never, clock.now()));
    return { end: () => database().transaction((tx) => endPost(tx, administrator, post.id, clock.now())) };
  }

  const roles = async (directory: PostDirectory, accountId: AccountId, at: Date): Promise<string[]> =>
    (await directory.postsOf(accountId)).filter((post) => isPostActive(post, at)).map(({ role }) => role).sort();

  it('knows of an appointment and of its end as soon as they are committed', async () => {
    const { directory, changed, clock } = await open();
    const { accountId } = await lawyer(clock);
    expect(await roles(directory, accountId, clock.now())).toEqual(['lawyer']);
    const { end } = await appoint(accountId, clock);
    await until('the change', () => changed.length === 1);
    expect(await roles(directory, accountId, clock.now())).toEqual(['gridLeader', 'lawyer']);
    await end();
    await until('the end', () => changed.length === 2);
    expect(await roles(directory, accountId, clock.now())).toEqual(['lawyer']);
    expect(changed).toEqual([accountId, accountId]);
  });

  it('remembers posts while the log confirms them', async () => {
    const { directory, clock, events, setBroken } = await open();
    const { accountId } = await lawyer(clock);
    await directory.postsOf(accountId);
    clock.advance(60_000);
    await until('a look at the log', () => events.confirmedAt.getTime() === clock.now().getTime());
    setBroken(true);
    clock.advance(5_000);
    expect(await roles(directory, accountId, clock.now())).toEqual(['lawyer']);
  });

  it('has no posts to give that the log has not confirmed for more than five seconds', async () => {
    const { directory, clock, setBroken } = await open();
    const { accountId } = await lawyer(clock);
    await directory.postsOf(accountId);
    setBroken(true);
    clock.advance(5_001);
    await expect(async () => directory.postsOf(accountId)).rejects.toThrow('no database');
    setBroken(false);
    expect(await roles(directory, accountId, clock.now())).toEqual(['lawyer']);
  });

  it('makes who holds a connection ask again while the log cannot be read, every five seconds', async () => {
    const { directory, changed, clock, setBroken } = await open();
    const { accountId } = await lawyer(clock);
    await directory.postsOf(accountId);
    setBroken(true);
    for (let second = 0; second < 13; second += 1) {
      clock.advance(1_000);
      directory.check();
    }
    expect(changed).toEqual([accountId, accountId]);
  });

  it('reads posts itself, and remembers none, where the log alone cannot be read', async () => {
    const { directory, clock } = await open(60_000);
    const { accountId } = await lawyer(clock);
    await directory.postsOf(accountId);
    clock.advance(10_000);
    // Written past the log: nothing but reading again can find it.
    await database().pool.query('update post set until = $1 where account_id = $2', [clock.now(), accountId]);
    expect(await roles(directory, accountId, clock.now())).toEqual([]);
  });

  it('goes on after a failed look-up', async () => {
    const { directory, changed, clock, setBroken, events } = await open();
    const { accountId } = await lawyer(clock);
    await directory.postsOf(accountId);
    const { end } = await appoint(accountId, clock);
    await until('the change', () => changed.length === 1);
    setBroken(true);
    await expect(async () => directory.postsOf(accountId)).rejects.toThrow('no database');
    const before = events.head;
    await end();
    setBroken(false);
    await until('the end', () => changed.length === 2 && events.head > before);
    expect(await roles(directory, accountId, clock.now())).toEqual(['lawyer']);
  });

  it('lets a listener that fails disturb no other', async () => {
    const { directory, clock } = await open();
    const seen: AccountId[] = [];
    directory.onPostsChanged(() => {
      throw new Error('broken');
    });
    const stop = directory.onPostsChanged((accountId) => seen.push(accountId));
    const { accountId } = await lawyer(clock);
    const { end } = await appoint(accountId, clock);
    await until('the change', () => seen.length === 1);
    stop();
    const other = new Promise<void>((resolve) => directory.onPostsChanged(() => resolve()));
    await end();
    await other;
    expect(seen).toEqual([accountId]);
  });
});
