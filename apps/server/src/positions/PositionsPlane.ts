import { dotStatus, encodePositionFrame, type PositionFrame, type Watcher, type WatchPositions } from '@finemesh/contract';
import { actorOf, brandId, can, type Actor, type Post } from '@finemesh/domain';
import { snapToNet } from '@finemesh/geo';
import type { Clock } from '../platform/index.ts';
import { PositionSlots } from './PositionSlots.ts';
import { ScreenFrames } from './ScreenFrames.ts';
import type { ActiveSharer, SharingRegister } from './SharingRegister.ts';

/** A screen that may watch. The live area makes it for every connection. */
export interface Screen {
  readonly id: string;
  readonly accountId: string;
  /** The screen's posts as they are now. */
  posts(): readonly Post[];
  /** Whether the connection takes a frame now; a slow one skips it. */
  ready(): boolean;
  sendFrame(frame: Uint8Array): void;
  sendWatchers(watchers: Watcher[]): void;
}

/** Names a post for the people who are watched. */
export type DescribeWatcher = (post: Post) => Omit<Watcher, 'since'>;

interface OpenScreen {
  readonly screen: Screen;
  readonly frames: ScreenFrames;
  watcher: Watcher | null;
  lastWatchers: string;
}

/** A reading older than this is nobody's position any more, in milliseconds. */
const staleAfterMs = 60_000;

/**
 * The positions plane: the latest position of who shares, in memory, and once a second what each screen may see of it.
 * `tick` is called by the area's timer and by tests.
 */
export class PositionsPlane {
  private readonly slots = new PositionSlots();
  private readonly screens = new Map<string, OpenScreen>();
  private readonly register: SharingRegister;
  private readonly clock: Clock;
  private readonly describe: DescribeWatcher;
  private readonly volunteerPrecisionMeters: number;
  private onTask: ReadonlySet<string> = new Set();

  constructor(register: SharingRegister, clock: Clock, describe: DescribeWatcher, volunteerPrecisionMeters: number) {
    this.register = register;
    this.clock = clock;
    this.describe = describe;
    this.volunteerPrecisionMeters = volunteerPrecisionMeters;
  }

  /** Accounts with work in hand: staff among them are shown exactly. */
  setOnTask(accounts: ReadonlySet<string>): void {
    this.onTask = accounts;
  }

  /**
   * Takes a reading of an account.
   *
   * @param takenAt when it was taken; the future counts as now. @returns whether the account shares and the reading is fresh.
   */
  take(accountId: string, lng: number, lat: number, takenAt: Date): boolean {
    const sharer = this.register.sharer(accountId);
    const now = this.clock.now().getTime();
    const heardAt = Math.min(takenAt.getTime(), now);
    if (sharer === null || now - heardAt > staleAfterMs) return false;
    const [shownLng, shownLat] = snapToNet([lng, lat], this.precisionOf(sharer));
    this.slots.move(this.slots.take(sharer), shownLng, shownLat, this.statusOf(sharer), heardAt);
    return true;
  }

  /** Lets the account's dot be seen by who may see the post under which it shares now. */
  moveSharer(accountId: string): void {
    const sharer = this.register.sharer(accountId);
    if (sharer !== null && this.slots.slotOfAccount(accountId) !== undefined) this.slots.take(sharer);
  }

  /** Takes an account off every screen at once; the next frame, at most a second away, removes its dot. */
  forget(accountId: string): void {
    this.slots.release(accountId);
  }

  /** Net to which the account's positions are snapped, in metres. */
  precisionOf(sharer: ActiveSharer): number {
    return sharer.isVolunteer || !this.onTask.has(sharer.accountId) ? this.volunteerPrecisionMeters : 0;
  }

  addScreen(screen: Screen): void {
    const maySee = (slot: number): boolean => {
      const sharer = this.slots.sharerOf(slot);
      return sharer !== null && can(this.actorBehind(screen, screen.posts()), 'position.watch', { path: sharer.territoryPath });
    };
    this.screens.set(screen.id, {
      screen,
      frames: new ScreenFrames(this.slots, maySee),
      watcher: null,
      lastWatchers: '[]',
    });
  }

  removeScreen(id: string): void {
    this.screens.delete(id);
  }

  /** @returns whether any post of the screen may watch anybody. */
  watch(id: string, watch: WatchPositions | null): boolean {
    const open = this.screens.get(id);
    if (open === undefined) return false;
    const post = this.watchingPost(open.screen);
    if (watch !== null && post === undefined) return false;
    open.frames.look(watch);
    open.watcher =
      watch === null || post === undefined
        ? null
        : (open.watcher ?? { ...this.describe(post), since: this.clock.now().toISOString() });
    return true;
  }

  /** Who sees the account's dot now. */
  watchersOf(accountId: string): Watcher[] {
    const slot = this.slots.slotOfAccount(accountId);
    if (slot === undefined) return [];
    return [...this.screens.values()]
      .filter((open) => open.watcher !== null && open.screen.accountId !== accountId && open.frames.shown.includes(slot))
      .map((open) => open.watcher as Watcher);
  }

  /** Number of dots on screens now. */
  get heard(): number {
    return this.slots.heard;
  }

  /** One second of the plane: ends what has ended, then a frame for each screen that is ready, then the lists of watchers. */
  tick(): void {
    const now = this.clock.now().getTime();
    for (const accountId of this.register.ended()) this.forget(accountId);
    this.slots.silenceBefore(now - staleAfterMs);
    for (const { screen, frames } of this.screens.values()) {
      if (!frames.watching || !screen.ready()) continue;
      const frame: PositionFrame | null = frames.next(Math.floor(now / 1_000));
      if (frame !== null) screen.sendFrame(encodePositionFrame(frame));
    }
    for (const open of this.screens.values()) this.tellWatchers(open);
  }

  private tellWatchers(open: OpenScreen): void {
    const watchers = this.watchersOf(open.screen.accountId);
    const text = JSON.stringify(watchers);
    if (text === open.lastWatchers) return;
    open.lastWatchers = text;
    open.screen.sendWatchers(watchers);
  }

  private watchingPost(screen: Screen): Post | undefined {
    return screen
      .posts()
      .find((post) => can(this.actorBehind(screen, [post]), 'position.watch', { path: post.territoryPath }));
  }

  private actorBehind({ accountId }: Screen, posts: readonly Post[]): Actor {
    return actorOf({ accountId: brandId(accountId), posts }, this.clock.now());
  }

  private statusOf(sharer: ActiveSharer): number {
    const busy = this.onTask.has(sharer.accountId);
    if (sharer.isVolunteer) return busy ? dotStatus.volunteerOnTask : dotStatus.volunteerAround;
    return busy ? dotStatus.staffOnTask : dotStatus.staffAround;
  }
}
