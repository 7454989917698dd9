import { encodePositionFrame, watchPositionsSchema, type LiveAcknowledgement, type Watcher, type WatchPositions } from '@finemesh/contract';
import { actorOf, can, type AccountId, type Post } from '@finemesh/domain';
import type { Logger } from 'pino';
import type { Clock, LiveAttachment, LiveScreen } from '../../platform/index.ts';
import type { PositionsPlane } from '../plane/PositionsPlane.ts';
import { ScreenFrames } from './ScreenFrames.ts';

/** What every screen works with. */
export interface PositionScreenParts {
  readonly slots: PositionsPlane['slots'];
  readonly positions: PositionsPlane['positions'];
  readonly postsOf: (accountId: AccountId) => Promise<readonly Post[]>;
  /** Names a post for the people who are watched. */
  readonly describeWatcher: (post: Post) => Omit<Watcher, 'since'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

type ScreenPosts =
  | { readonly kind: 'reading'; readonly done: Promise<void> }
  | { readonly kind: 'known'; readonly posts: readonly Post[] };

type ScreenState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'watching'; readonly watch: WatchPositions; readonly watcher: Watcher };

/** One page that can be sent positions: of others, where its posts may watch, and who watches its own. */
export class PositionScreen implements LiveAttachment {
  readonly accountId: AccountId;
  readonly handlers = {
    'positions.watch': (payload: unknown) => this.#watch(payload),
    'positions.unwatch': () => this.#unwatch(),
  };
  readonly #parts: PositionScreenParts;
  readonly #screen: LiveScreen;
  readonly #onClosed: (screen: PositionScreen) => void;
  readonly #frames: ScreenFrames;
  #posts: ScreenPosts;
  #state: ScreenState = { kind: 'idle' };
  /** The last list of watchers that was sent, as text. */
  #sentWatchers = '[]';

  constructor(parts: PositionScreenParts, screen: LiveScreen, accountId: AccountId, onClosed: (screen: PositionScreen) => void) {
    this.#parts = parts;
    this.#screen = screen;
    this.accountId = accountId;
    this.#onClosed = onClosed;
    this.#frames = new ScreenFrames(parts.positions);
    this.#posts = this.#readPosts();
  }

  review(): void {
    // Nothing is shown by the posts of before, not even for the moment that reading the new ones takes.
    this.#posts = this.#readPosts();
  }

  closed(): void {
    this.#state = { kind: 'idle' };
    this.#onClosed(this);
  }

  /** Sends what has changed, if anything has; a screen that has no room for it now skips it. */
  sendFrame(): void {
    if (this.#state.kind !== 'watching' || !this.#screen.hasRoom()) return;
    const frame = this.#frames.next(this.#state.watch, this.#createJudge(), Math.floor(this.#parts.clock.now().getTime() / 1_000));
    if (frame !== null) this.#screen.send('positions.frame', encodePositionFrame(frame));
  }

  /** Who looks at this screen's map, for somebody who is on it by the slot; `undefined` for who is not. */
  watcherOf(slot: number): Watcher | undefined {
    return this.#state.kind === 'watching' && this.#frames.shows(slot) ? this.#state.watcher : undefined;
  }

  /** Sends who watches the screen's own account, if that is not what was sent last. */
  sendWatchers(watchers: Watcher[]): void {
    const text = JSON.stringify(watchers);
    if (text === this.#sentWatchers) return;
    this.#sentWatchers = text;
    this.#screen.send('positions.watchers', watchers);
  }

  async #watch(payload: unknown): Promise<LiveAcknowledgement> {
    const parsed = watchPositionsSchema.safeParse(payload);
    if (!parsed.success) return { ok: false, code: 'invalidInput' };
    const post = this.#watchingPost(await this.#knownPosts());
    if (post === undefined) return { ok: false, code: 'notAllowed' };
    const since = this.#state.kind === 'watching' ? this.#state.watcher.since : this.#parts.clock.now().toISOString();
    this.#state = { kind: 'watching', watch: parsed.data, watcher: { ...this.#parts.describeWatcher(post), since } };
    return { ok: true };
  }

  #unwatch(): LiveAcknowledgement {
    this.#state = { kind: 'idle' };
    this.#frames.clear();
    return { ok: true };
  }

  async #knownPosts(): Promise<readonly Post[]> {
    while (this.#posts.kind === 'reading') await this.#posts.done;
    return this.#posts.posts;
  }

  #readPosts(): ScreenPosts {
    const reading: ScreenPosts = { kind: 'reading', done: this.#askForPosts().then((posts) => this.#keepPosts(reading, posts)) };
    return reading;
  }

  async #askForPosts(): Promise<readonly Post[]> {
    try {
      return await this.#parts.postsOf(this.accountId);
    } catch (error) {
      this.#parts.logger.warn({ err: error }, 'the posts of a screen could not be read; it is sent no positions');
      // Rights that cannot be read are rights that are not there.
      return [];
    }
  }

  #keepPosts(reading: ScreenPosts, posts: readonly Post[]): void {
    // An answer to a question from before the last change may be of before it.
    if (this.#posts !== reading) return;
    this.#posts = { kind: 'known', posts };
    const post = this.#watchingPost(posts);
    if (this.#state.kind !== 'watching' || post === undefined) return;
    const { watch, watcher } = this.#state;
    this.#state = { kind: 'watching', watch, watcher: { ...this.#parts.describeWatcher(post), since: watcher.since } };
  }

  #watchingPost(posts: readonly Post[]): Post | undefined {
    const { clock } = this.#parts;
    return posts.find((post) => can(actorOf({ accountId: this.accountId, posts: [post] }, clock.now()), 'position.watch', { path: post.territoryPath }));
  }

  /** Whether the reader may see a slot, by its posts as they are at this moment. */
  #createJudge(): (slot: number) => boolean {
    const { slots, clock } = this.#parts;
    if (this.#posts.kind === 'reading') return () => false;
    const actor = actorOf({ accountId: this.accountId, posts: this.#posts.posts }, clock.now());
    return (slot) => {
      const sharer = slots.sharerOf(slot);
      return sharer !== undefined && can(actor, 'position.watch', { path: sharer.territoryPath });
    };
  }
}
