import { watchPositionsSchema, type LiveAcknowledgement, type Watcher } from '@finemesh/contract';
import type { AccountId, Post } from '@finemesh/domain';
import type { Logger } from 'pino';
import type { LiveAttachment, LiveExtension, LiveScreen } from '../platform/index.ts';
import type { PositionsPlane, Screen } from './PositionsPlane.ts';

export interface PositionScreenParts {
  readonly plane: PositionsPlane;
  readonly postsOf: (accountId: AccountId) => Promise<readonly Post[]>;
  readonly logger: Logger;
}

/** The events of positions on the live connections of accounts. Residents are never sent positions. */
export function positionScreens(parts: PositionScreenParts): LiveExtension {
  return {
    attach: (screen) =>
      screen.reader.kind === 'account' ? new PositionScreen(parts, screen, screen.reader.accountId) : undefined,
  };
}

/** One page that can be sent positions: of others, where its posts watch, and who watches its own. */
export class PositionScreen implements Screen, LiveAttachment {
  readonly id: string;
  readonly accountId: AccountId;
  readonly handlers = {
    'positions.watch': (payload: unknown) => this.#watch(payload),
    'positions.unwatch': () => this.#unwatch(),
  };
  readonly #parts: PositionScreenParts;
  readonly #screen: LiveScreen;
  #posts: readonly Post[] = [];
  /** The last reading of the posts. */
  #reading: Promise<void>;

  constructor(parts: PositionScreenParts, screen: LiveScreen, accountId: AccountId) {
    this.#parts = parts;
    this.#screen = screen;
    this.id = screen.id;
    this.accountId = accountId;
    this.#reading = this.#readPosts();
    parts.plane.addScreen(this);
  }

  posts(): readonly Post[] {
    return this.#posts;
  }

  ready(): boolean {
    return this.#screen.hasRoom();
  }

  sendFrame(frame: Uint8Array): void {
    this.#screen.send('positions.frame', frame);
  }

  sendWatchers(watchers: Watcher[]): void {
    this.#screen.send('positions.watchers', watchers);
  }

  review(): void {
    // Nothing is shown by the posts of before, not even for the moment that reading the new ones takes.
    this.#posts = [];
    this.#reading = this.#readPosts();
  }

  closed(): void {
    this.#parts.plane.removeScreen(this.id);
  }

  async #watch(payload: unknown): Promise<LiveAcknowledgement> {
    const parsed = watchPositionsSchema.safeParse(payload);
    if (!parsed.success) return { ok: false, code: 'invalidInput' };
    await this.#reading;
    return this.#parts.plane.watch(this.id, parsed.data) ? { ok: true } : { ok: false, code: 'notAllowed' };
  }

  #unwatch(): LiveAcknowledgement {
    this.#parts.plane.watch(this.id, null);
    return { ok: true };
  }

  async #readPosts(): Promise<void> {
    try {
      this.#posts = await this.#parts.postsOf(this.accountId);
    } catch (error) {
      // Rights that cannot be read are rights that are not there.
      this.#posts = [];
      this.#parts.logger.warn({ err: error }, 'the posts of a screen could not be read; it is sent no positions');
    }
  }
}
