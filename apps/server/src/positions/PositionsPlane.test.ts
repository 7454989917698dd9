import { decodePositionFrame, dotStatus, type PositionFrame, type Watcher } from '@finemesh/contract';
import { brandId, type AccountId, type Post, type PostId, type PostRole } from '@finemesh/domain';
import { distanceMeters } from '@finemesh/geo';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../platform/index.ts';
import { PositionsPlane, type Screen } from './PositionsPlane.ts';
import type { ActiveSharer, SharingRegister } from './SharingRegister.ts';

const microGrid = '320105/320105004/320105004004/320105004004003/32010500400400307';
const place = [118.6911, 32.0224] as const;
const everywhere = { bounds: [-180, -90, 180, 90] as [number, number, number, number], zoom: 10 };

let now: number;
const clock: Clock = { now: () => new Date(now) };
let sharers: Map<string, ActiveSharer>;
let plane: PositionsPlane;

beforeEach(() => {
  now = Date.UTC(2026, 10, 24, 8);
  sharers = new Map();
  const register = {
    sharer: (accountId: string) => sharers.get(accountId) ?? null,
    ended: () => [...sharers.values()].filter((sharer) => sharer.endsAt.getTime() <= now).map((sharer) => sharer.accountId),
  };
  plane = new PositionsPlane(
    register as unknown as SharingRegister,
    clock,
    (post) => ({ role: post.role, territoryName: { zh: '街道', en: 'Street' } }),
    50,
  );
});

function share(accountId: string, isVolunteer = true, territoryPath = microGrid): void {
  sharers.set(accountId, { accountId, isVolunteer, territoryPath, sessionId: null, endsAt: new Date(now + 3_600_000) });
}

function createPost(role: PostRole, territoryPath: string, accountId: string): Post {
  return {
    id: brandId<PostId>('p'),
    accountId: brandId<AccountId>(accountId),
    role,
    territoryPath,
    from: new Date(0),
    until: null,
  };
}

function openScreen(role: PostRole, territoryPath: string, accountId = `screen of ${role}`) {
  const frames: PositionFrame[] = [];
  const watchers: Watcher[][] = [];
  const posts = [createPost(role, territoryPath, accountId)];
  const state = { ready: true };
  const screen: Screen = {
    id: accountId,
    accountId,
    posts: () => posts,
    ready: () => state.ready,
    sendFrame: (frame) => frames.push(decodePositionFrame(frame)),
    sendWatchers: (list) => watchers.push(list),
  };
  plane.addScreen(screen);
  return { frames, watchers, posts, state, id: accountId };
}

describe('PositionsPlane', () => {
  it('shows nobody who does not share', () => {
    const wall = openScreen('commander', '320105/320105004');
    plane.watch(wall.id, everywhere);
    expect(plane.take('tian', ...place, clock.now())).toBe(false);
    plane.tick();
    expect(wall.frames).toMatchObject([{ slots: new Uint32Array(0) }]);
  });

  it('shows a dot by the post under which it is shared now, when a division has moved that post', () => {
    const other = microGrid.replaceAll('320105004', '320105007');
    const [street, otherStreet] = [openScreen('commander', '320105/320105004', 'a'), openScreen('commander', '320105/320105007', 'b')];
    for (const { id } of [street, otherStreet]) plane.watch(id, everywhere);
    share('chen', false);
    plane.take('chen', ...place, clock.now());
    plane.tick();
    const shown = ({ frames }: typeof street): number[] => frames.map((frame) => (frame.kind === 'dots' ? frame.slots.length : -1));
    expect([shown(street), shown(otherStreet)]).toEqual([[1], [0]]);
    share('chen', false, other);
    plane.moveSharer('chen');
    plane.moveSharer('nobody');
    plane.tick();
    expect(plane.watchersOf('chen')).toHaveLength(1);
    expect(shown(otherStreet).at(-1)).toBe(1);
  });

  it('snaps a volunteer to the net and shows staff on a task exactly', () => {
    share('tian');
    share('chen', false);
    plane.setOnTask(new Set(['chen', 'tian']));
    const wall = openScreen('commander', '320105/320105004');
    plane.watch(wall.id, everywhere);
    plane.take('tian', ...place, clock.now());
    plane.take('chen', ...place, clock.now());
    plane.tick();
    const frame = wall.frames[0];
    if (frame?.kind !== 'dots') throw new Error('expected dots');
    const shown = Array.from(frame.status, (status, i) => ({
      status,
      off: distanceMeters(place, [frame.lng[i] ?? 0, frame.lat[i] ?? 0]),
    }));
    expect(shown.find((dot) => dot.status === dotStatus.staffOnTask)?.off).toBeLessThan(0.2);
    expect(shown.find((dot) => dot.status === dotStatus.volunteerOnTask)?.off).toBeGreaterThan(1);
  });

  it('takes a dot off every screen in the second in which its owner says quiet', () => {
    share('tian');
    const wall = openScreen('commander', '320105/320105004');
    plane.watch(wall.id, everywhere);
    plane.take('tian', ...place, clock.now());
    plane.tick();
    sharers.delete('tian');
    plane.forget('tian');
    plane.tick();
    expect(wall.frames.at(-1)).toMatchObject({ removed: Uint32Array.of(0) });
    expect(plane.heard).toBe(0);
  });

  it('ends by itself when the time of sharing is over, and when nothing is heard for a minute', () => {
    share('tian');
    plane.take('tian', ...place, clock.now());
    now += 61_000;
    plane.tick();
    expect(plane.heard).toBe(0);
    plane.take('tian', ...place, clock.now());
    expect(plane.heard).toBe(1);
    now += 3_600_000;
    plane.tick();
    expect(plane.heard).toBe(0);
  });

  it('shows a screen only whom its posts may watch, and stops in the second in which the post ends', () => {
    share('tian');
    plane.take('tian', ...place, clock.now());
    const wall = openScreen('commander', '320105/320105004');
    const other = openScreen('gridLeader', '320105/320105007');
    const lawyer = openScreen('lawyer', microGrid);
    expect(plane.watch(other.id, everywhere)).toBe(true);
    expect(plane.watch(lawyer.id, everywhere)).toBe(false);
    plane.watch(wall.id, everywhere);
    plane.tick();
    expect(wall.frames[0]).toMatchObject({ slots: Uint32Array.of(0) });
    expect(other.frames[0]).toMatchObject({ slots: new Uint32Array(0) });
    expect(lawyer.frames).toEqual([]);
    wall.posts.length = 0;
    plane.tick();
    expect(wall.frames[1]).toMatchObject({ removed: Uint32Array.of(0) });
  });

  it('lists who watches to the watched, and takes the list back', () => {
    share('tian');
    plane.take('tian', ...place, clock.now());
    const own = openScreen('microGridder', microGrid, 'tian');
    const wall = openScreen('commander', '320105/320105004');
    plane.watch(wall.id, everywhere);
    plane.tick();
    expect(own.watchers).toMatchObject([[{ role: 'commander' }]]);
    plane.removeScreen(wall.id);
    plane.tick();
    expect(own.watchers.at(-1)).toEqual([]);
  });

  it('lets a slow screen skip seconds without losing what changed in them', () => {
    share('tian');
    const wall = openScreen('commander', '320105/320105004');
    plane.watch(wall.id, everywhere);
    plane.tick();
    wall.state.ready = false;
    plane.take('tian', ...place, clock.now());
    plane.tick();
    expect(wall.frames).toHaveLength(1);
    wall.state.ready = true;
    plane.tick();
    expect(wall.frames[1]).toMatchObject({ full: false, slots: Uint32Array.of(0) });
  });
});
