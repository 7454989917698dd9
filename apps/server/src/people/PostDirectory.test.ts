import { randomUUID } from 'node:crypto';
import { brandId, isPostActive, type AccountId } from '@finemesh/domain';
import { createTestClock, registerEnd, until } from '@finemesh/testkit';
import pino from 'pino';
import { expect, it } from 'vitest';
import { openEventPump } from '../platform/eventLog/index.ts';
import type { Caller, Clock } from '../platform/index.ts';
import { createPerson, createSmallTerritory, describeEachDatabase, paths } from '../testing/index.ts';
import { appointPost } from './commands/appointPost.ts';
import { endPost } from './commands/endPost.ts';
import { createPostDirectory, type PostDirectory } from './PostDirectory.ts';

describeEachDatabase('the post directory', (database) => {
  const territory = createSmallTerritory();
  const logger = pino({ level: 'warn' });

  async function open(clock: Clock): Promise<{ directory: PostDirectory; changed: AccountId[] }> {
    const events = await openEventPump({ database: database(), logger });
    const directory = createPostDirectory({ database: database(), events, clock, logger });
    await directory.start();
    const changed: AccountId[] = [];
    directory.onPostsChanged((accountId) => changed.push(accountId));
    registerEnd(async () => {
      directory.stop();
      await events.stop();
    });
    return { directory, changed };
  }

  const admin = (clock: Clock) => createPerson(database(), 'administrator', paths.district, clock.now());
  const lawyer = (clock: Clock) => createPerson(database(), 'lawyer', paths.grid2, clock.now());

  const roles = async (directory: PostDirectory, accountId: AccountId, at: Date): Promise<string[]> =>
    (await directory.postsOf(accountId)).filter((post) => isPostActive(post, at)).map(({ role }) => role).sort();

  it('knows of an appointment and of its end as soon as they are committed', async () => {
    const clock = createTestClock();
    const { directory, changed } = await open(clock);
    const administrator = await admin(clock);
    const { accountId } = await lawyer(clock);
    expect(await roles(directory, accountId, clock.now())).toEqual(['lawyer']);

    const input = { accountId, role: 'gridLeader', territoryCode: brandId('320105004004001') } as const;
    const post = await database().transaction((tx) => appointPost(tx, territory, administrator, input as never, clock.now()));
    await until('the change', () => changed.length === 1);
    expect(await roles(directory, accountId, clock.now())).toEqual(['gridLeader', 'lawyer']);

    await database().transaction((tx) => endPost(tx, administrator, post.id, clock.now()));
    await until('the end', () => changed.length === 2);
    expect(await roles(directory, accountId, clock.now())).toEqual(['lawyer']);
    expect(changed).toEqual([accountId, accountId]);
  });

  it('tells of posts that begin and end by their own dates', async () => {
    const clock = createTestClock();
    const { directory, changed } = await open(clock);
    const administrator = await admin(clock);
    const { accountId } = await lawyer(clock);
    const [from, end] = [60_000, 120_000].map((ms) => new Date(clock.now().getTime() + ms).toISOString());
    const input = { accountId, role: 'gridLeader', territoryCode: '320105004004001', from, until: end };
    await database().transaction((tx) => appointPost(tx, territory, administrator, input as never, clock.now()));
    await until('the appointment', () => changed.length === 1);
    expect(await roles(directory, accountId, clock.now())).toEqual(['lawyer']);

    clock.advance(60_000);
    await until('the beginning', () => changed.length === 2);
    expect(await roles(directory, accountId, clock.now())).toEqual(['gridLeader', 'lawyer']);
    clock.advance(60_000);
    await until('the end', () => changed.length === 3);
    expect(await roles(directory, accountId, clock.now())).toEqual(['lawyer']);
  });

  it('names what is wrong with an appointment', async () => {
    const clock = createTestClock();
    const administrator = await admin(clock);
    const { accountId } = await lawyer(clock);
    const appoint = (fields: object, caller: Caller = administrator) =>
      database().transaction((tx) =>
        appointPost(tx, territory, caller, { accountId, role: 'cadre', territoryCode: '320105004004', ...fields } as never, clock.now()),
      );
    await expect(appoint({}, await lawyer(clock))).rejects.toMatchObject({ code: 'notAllowed' });
    await expect(appoint({ territoryCode: '999999' })).rejects.toMatchObject({ fields: [{ field: 'territoryCode' }] });
    await expect(appoint({ accountId: randomUUID() })).rejects.toMatchObject({ fields: [{ field: 'accountId' }] });
    const past = new Date(clock.now().getTime() - 1).toISOString();
    await expect(appoint({ until: past })).rejects.toMatchObject({ fields: [{ field: 'until', code: 'beforeFrom' }] });
    await appoint({});
    await expect(appoint({})).rejects.toMatchObject({ code: 'stateConflict' });
  });
});
