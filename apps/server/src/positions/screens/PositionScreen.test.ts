import { decodePositionFrame, type LiveServerEvents, type PositionFrame, type Watcher } from '@finemesh/contract';
import { brandId, type AccountId, type Post, type PostRole } from '@finemesh/domain';
import { createTestClock } from '@finemesh/testkit';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import type { LiveReader } from '../../platform/index.ts';
import { PositionSlots } from '../plane/PositionSlots.ts';
import { ShownPositions } from '../plane/ShownPositions.ts';
import { createPost, createSharer, microGrid } from '../testing/index.ts';
import { PositionScreens } from './PositionScreens.ts';

const everywhere = { bounds: [-180, -90, 180, 90], zoom: 10 };
const street = '320105/320105004';
const tian = createSharer('tian');

/** Screens of a plane on which `tian` is a dot. */
function createScreens(postsOf: (accountId: AccountId) => Promise<readonly Post[]> = async () => []) {
  const slots = new PositionSlots();
  const positions = new ShownPositions();
  const show = (lng = 118.7): void => positions.write(slots.acquire(tian), { lng, lat: 32, status: 0, readAtMs: 0 });
  show();
  const clock = createTestClock();
  const describeWatcher = ({ role }: Post) => ({ role, territoryName: { zh: '街道', en: 'Street' } });
  const screens = new PositionScreens({ slots, positions, postsOf, clock, logger: pino({ level: 'silent' }), describeWatcher });

  function open(name: string, reader: LiveReader = { kind: 'account', accountId: brandId<AccountId>(name), sessionId: 's' }) {
    const frames: PositionFrame[] = [];
    const watchers: Watcher[][] = [];
    const connection = { hasRoom: true };
    const send = <Event extends keyof LiveServerEvents>(event: Event, ...[payload]: Parameters<LiveServerEvents[Event]>): void => {
      if (payload instanceof Uint8Array) frames.push(decodePositionFrame(payload));
      else if (event === 'positions.watchers') watchers.push(payload as Watcher[]);
    };
    const screen = screens.attach({ id: name, reader, hasRoom: () => connection.hasRoom, send });
    const watch = (payload: unknown = everywhere) => screen?.handlers['positions.watch'](payload);
    return { screen, frames, watchers, connection, watch };
  }
  return { screens, slots, clock, open, show };
}

/** Everybody has the one post. */
const holding = (role: PostRole, path = street) => async (accountId: AccountId) => [createPost(role, path, accountId)];
const dotsOf = (frame: PositionFrame | undefined): number | undefined => (frame?.kind === 'dots' ? frame.slots.length : undefined);

describe('PositionScreen', () => {
  it('PF3 sends a screen whom its posts may watch, and refuses who may watch nobody', async () => {
    const posts: Record<string, Post[]> = {
      wall: await holding('commander')(brandId('wall')),
      other: await holding('gridLeader', '320105/320105007')(brandId('other')),
      lawyer: await holding('lawyer', microGrid)(brandId('lawyer')),
    };
    const { screens, open } = createScreens(async (accountId) => posts[accountId] ?? []);
    const [wall, other, lawyer] = [open('wall'), open('other'), open('lawyer')];
    expect([await wall.watch(), await other.watch(), await lawyer.watch()]).toEqual([{ ok: true }, { ok: true }, { ok: false, code: 'notAllowed' }]);
    expect(await wall.watch({ ...everywhere, zoom: 'near' })).toEqual({ ok: false, code: 'invalidInput' });
    screens.tick();
    expect([wall, other, lawyer].map(({ frames }) => dotsOf(frames[0]))).toEqual([1, 0, undefined]);
  });

  it('PF3 shows nothing by the posts of before while new ones are read, nor where they cannot be read', async () => {
    let posts = holding('commander');
    const { screens, open } = createScreens((accountId) => posts(accountId));
    const { screen, frames, watch } = open('wall');
    await watch();
    screens.tick();
    posts = () => Promise.reject(new Error('no database'));
    screen?.review();
    screens.tick();
    expect(frames.at(-1)).toMatchObject({ removed: Uint32Array.of(0) });
    expect(await watch()).toEqual({ ok: false, code: 'notAllowed' });
    screens.tick();
    expect(frames).toHaveLength(2);
  });

  it('PF3 does not believe an old answer that comes after a newer one', async () => {
    const answers: ((posts: readonly Post[]) => void)[] = [];
    const { open } = createScreens(() => new Promise((resolve) => answers.push(resolve)));
    const { screen, watch } = open('wall');
    screen?.review();
    answers[1]?.([]);
    answers[0]?.(await holding('commander')(brandId('wall')));
    await new Promise((resolve) => setImmediate(resolve));
    expect(await watch()).toEqual({ ok: false, code: 'notAllowed' });
  });

  it('PF2 lets a screen without room skip seconds, and loses nothing of them', async () => {
    const { screens, open, show } = createScreens(holding('commander'));
    const { frames, connection, watch } = open('wall');
    await watch();
    screens.tick();
    connection.hasRoom = false;
    show(118.8);
    screens.tick();
    expect(frames).toHaveLength(1);
    connection.hasRoom = true;
    screens.tick();
    expect(frames[1]).toMatchObject({ full: false, slots: Uint32Array.of(0) });
  });

  it('PF3 is no screen for residents, sends nothing after `unwatch`, and is gone when it is closed', async () => {
    const { screens, open } = createScreens(holding('commander'));
    expect(open('nobody', { kind: 'capability', purpose: 'follow', claims: {} }).screen).toBeUndefined();
    const { screen, frames, watch } = open('wall');
    await watch();
    screen?.handlers['positions.unwatch']();
    screens.tick();
    expect([frames, screens.size]).toEqual([[], 1]);
    screen?.closed();
    expect(screens.size).toBe(0);
  });
});

describe('PositionScreens', () => {
  it('PW1 PW2 lists who watches to the watched, each change once, and never themselves', async () => {
    const { screens, open, clock, slots } = createScreens(holding('commander'));
    const [own, wall] = [open('tian'), open('wall')];
    await Promise.all([own.watch(), wall.watch()]);
    const since = clock.now().toISOString();
    screens.tick();
    clock.advance(1_000);
    screens.tick();
    expect(own.watchers).toEqual([[{ role: 'commander', territoryName: { zh: '街道', en: 'Street' }, since }]]);
    expect(screens.watchersOf(tian.accountId)).toHaveLength(1);
    wall.screen?.closed();
    screens.tick();
    expect([own.watchers.at(-1), wall.watchers]).toEqual([[], []]);
    slots.release(tian.accountId);
    expect(screens.watchersOf(tian.accountId)).toEqual([]);
  });

  it('PW1 names the post by which somebody watches now, and since when', async () => {
    let role: PostRole = 'commander';
    const { screens, open, clock } = createScreens((accountId) => holding(role)(accountId));
    const { screen, watch } = open('wall');
    await watch();
    const since = clock.now().toISOString();
    clock.advance(60_000);
    role = 'gridLeader';
    screen?.review();
    await watch();
    screens.tick();
    expect(screens.watchersOf(tian.accountId)).toMatchObject([{ role: 'gridLeader', since }]);
  });
});
