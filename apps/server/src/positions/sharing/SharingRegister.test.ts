import { randomUUID } from 'node:crypto';
import { brandId, type AccountId, type Post, type PostRole } from '@finemesh/domain';
import { createTestClock, until } from '@finemesh/testkit';
import pino from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, quickestDatabase } from '../../testing/index.ts';
import type { Database } from '../../platform/index.ts';
import { positionSharingTable } from '../tables.ts';
import { createPost, microGrid } from '../testing/index.ts';
import { SharingRegister, type SharingRegisterOptions } from './SharingRegister.ts';

const hourMs = 3_600_000;
let database: Database;
let tian: AccountId;
let session: string;

beforeEach(async () => {
  database = await createTestDatabase(quickestDatabase());
  [tian, session] = [brandId<AccountId>(randomUUID()), randomUUID()];
});

const holding = (...roles: PostRole[]) => async (accountId: AccountId): Promise<readonly Post[]> =>
  roles.map((role) => createPost(role, role === 'microGridder' ? microGrid : '320105/320105004/320105004004/320105004004003', accountId));

/** A register that remembers what it has announced: the path of a sharer, or `null`. */
function createRegister(parts: Partial<SharingRegisterOptions> = {}) {
  const clock = createTestClock();
  const options = { database, clock, logger: pino({ level: 'silent' }), postsOf: holding('microGridder'), isSessionOpen: async () => true, ...parts };
  const register = new SharingRegister(options);
  const changes: (string | null)[] = [];
  register.onChange((_accountId, sharer) => changes.push(sharer?.territoryPath ?? null));
  return { register, clock, changes };
}

const rows = () => database.db.select().from(positionSharingTable);
/** A promise that a test answers. */
function createQuestion<Answer>() {
  let [answer, fail] = [(_answer: Answer): void => undefined, (_error: Error): void => undefined];
  const asked = new Promise<Answer>((resolve, reject) => ([answer, fail] = [resolve, reject]));
  return { asked, answer: (value: Answer) => answer(value), fail: (error: Error) => fail(error) };
}

describe('SharingRegister', () => {
  it('PS1 is off until it is turned on, and needs a post that allows it', async () => {
    const { register } = createRegister();
    expect([register.sharer(tian), await register.mayShare(tian)]).toEqual([null, true]);
    expect(await register.start(tian, session)).toMatchObject({ accountId: tian, isVolunteer: true, territoryPath: microGrid });
    const other = createRegister({ postsOf: holding('commander') }).register;
    expect([await other.mayShare(tian), await other.start(tian, session), other.sharer(tian)]).toEqual([false, null, null]);
  });

  it('PS2 ends with the switch, and keeps no row', async () => {
    const { register, changes } = createRegister();
    await register.start(tian, session);
    await register.stop(tian);
    expect([register.sharer(tian), changes, await rows()]).toEqual([null, [microGrid, null], []]);
  });

  it('PS2 ends by itself after four hours, even when somebody has asked for it first, and keeps no row', async () => {
    const { register, clock, changes } = createRegister();
    await register.start(tian, session);
    clock.advance(4 * hourMs - 1);
    register.tick();
    expect(register.sharer(tian)).not.toBeNull();
    clock.advance(1);
    // A phone that sends at this moment must not keep the dot from being taken off the map.
    expect(register.sharer(tian)).toBeNull();
    register.tick();
    expect(changes).toEqual([microGrid, null]);
    await register.close();
    expect(await rows()).toEqual([]);
  });

  it('PS2 ends with the session that turned it on, and with no other', async () => {
    const { register } = createRegister();
    await register.start(tian, session);
    register.stopSession(randomUUID());
    expect(register.sharer(tian)).not.toBeNull();
    register.stopSession(session);
    expect(register.sharer(tian)).toBeNull();
    await register.close();
    expect(await rows()).toEqual([]);
  });

  it('PS2 ends although one who follows it fails', async () => {
    const { register, changes } = createRegister();
    await register.start(tian, session);
    const received: unknown[] = [];
    register.onChange(() => {
      throw new Error('broken');
    });
    register.onChange((_accountId, sharer) => received.push(sharer));
    await register.stop(tian);
    expect([changes.at(-1), received, await rows()]).toEqual([null, [null], []]);
  });

  it('PS2 does not begin with a session that has ended meanwhile', async () => {
    const { register, changes } = createRegister({ isSessionOpen: async () => false });
    expect(await register.start(tian, session)).toBeNull();
    expect([changes.at(-1), await rows()]).toEqual([null, []]);
  });

  it('PS2 stays off when it was turned off while posts were read', async () => {
    const question = createQuestion<readonly Post[]>();
    let postsOf = holding('microGridder');
    const { register } = createRegister({ postsOf: (accountId) => postsOf(accountId) });
    await register.start(tian, session);
    let isAsked = false;
    postsOf = () => ((isAsked = true), question.asked);
    const reviewed = register.review(tian);
    await until('the question', () => isAsked);
    const stopped = register.stop(tian);
    question.answer(await holding('microGridder')(tian));
    await Promise.all([reviewed, stopped]);
    expect([register.sharer(tian), await rows()]).toEqual([null, []]);
  });

  it('PS2 stays off, as stored too, when it was turned off while it was being turned on', async () => {
    const { register } = createRegister();
    await Promise.all([until('the start', () => register.sharer(tian)).then(() => register.stop(tian)), register.start(tian, session)]);
    expect([register.sharer(tian), await rows()]).toEqual([null, []]);
  });

  it('PS3 goes on after a restart, but not for sessions that are over or past its end', async () => {
    const first = createRegister();
    await first.register.start(tian, session);
    const again = createRegister();
    await again.register.load();
    expect(again.register.sharer(tian)).toMatchObject({ territoryPath: microGrid, sessionId: session });
    const late = createRegister();
    late.clock.advance(4 * hourMs);
    await late.register.load();
    expect([late.register.sharer(tian), await rows()]).toEqual([null, []]);
    await first.register.start(tian, session);
    const over = createRegister({ isSessionOpen: async () => false });
    await over.register.load();
    expect([over.register.sharer(tian), await rows()]).toEqual([null, []]);
  });

  it('PS4 shares under a post of staff before one of a volunteer, and follows the posts', async () => {
    let postsOf = holding('microGridder', 'lawyer');
    const { register, changes } = createRegister({ postsOf: (accountId) => postsOf(accountId) });
    expect(await register.start(tian, session)).toMatchObject({ isVolunteer: false });
    postsOf = holding('microGridder');
    await register.review(tian);
    expect(register.sharer(tian)).toMatchObject({ isVolunteer: true, territoryPath: microGrid });
    postsOf = holding('commander');
    await register.review(tian);
    expect([register.sharer(tian), changes.at(-1)]).toEqual([null, null]);
    await register.close();
    expect(await rows()).toEqual([]);
  });

  it('PS5 shows nobody whose posts cannot be read, until they can', async () => {
    let postsOf = holding('microGridder');
    const { register, clock, changes } = createRegister({ postsOf: (accountId) => postsOf(accountId) });
    await register.start(tian, session);
    postsOf = () => Promise.reject(new Error('no database'));
    await register.review(tian);
    expect([register.sharer(tian), changes.at(-1), (await rows()).length]).toEqual([null, null, 1]);
    postsOf = holding('microGridder');
    register.tick();
    expect(register.sharer(tian)).toBeNull();
    clock.advance(5_000);
    register.tick();
    await register.close();
    expect([register.sharer(tian)?.accountId, changes.at(-1)]).toEqual([tian, microGrid]);
  });

  it('PS6 is off while that cannot be stored, and stores it later', async () => {
    let isAway = false;
    const broken: Database = {
      ...database,
      transaction: (run) => (isAway ? Promise.reject(new Error('no room')) : database.transaction(run)),
    };
    const { register, clock } = createRegister({ database: broken });
    await register.start(tian, session);
    isAway = true;
    await register.stop(tian);
    expect([register.sharer(tian), (await rows()).length]).toEqual([null, 1]);
    isAway = false;
    clock.advance(5_000);
    register.tick();
    await register.close();
    expect(await rows()).toEqual([]);
  });

  it('does not begin when that cannot be stored', async () => {
    const broken: Database = { ...database, transaction: () => Promise.reject(new Error('no room')) };
    const { register } = createRegister({ database: broken });
    await expect(register.start(tian, session)).rejects.toThrow('no room');
    expect(register.sharer(tian)).toBeNull();
  });
});
