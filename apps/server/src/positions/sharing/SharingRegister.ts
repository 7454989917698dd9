import { volunteerRoles, type AccountId, type Post } from '@finemesh/domain';
import type { Logger } from 'pino';
import { logFailure, type Clock, type Database } from '../../platform/index.ts';
import { AccountTurns } from './AccountTurns.ts';
import type { Sharer } from './Sharer.ts';
import { sharingPost } from './sharingPost.ts';
import { deleteSharing, readSharing, storeSharing, type StoredSharing } from './sharingStore.ts';

export interface SharingRegisterOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly postsOf: (accountId: AccountId) => Promise<readonly Post[]>;
  readonly isSessionOpen: (sessionId: string) => Promise<boolean>;
}

/** Called with the sharer as it is from now on, or with `null` when the account shares no longer. */
export type SharingListener = (accountId: AccountId, sharer: Sharer | null) => void;

/** `unconfirmed`: its posts could not be read, so it is shown to nobody until they are. `ending`: off, and its row still to be deleted. */
type Sharing =
  | { readonly kind: 'active'; readonly sharer: Sharer }
  | { readonly kind: 'unconfirmed'; readonly sharer: Sharer; readonly retryAtMs: number }
  | { readonly kind: 'ending'; readonly retryAtMs: number };

/** Sharing ends by itself after so many hours, so that a forgotten switch does not follow somebody home. */
const sharingLimitHours = 4;
/** What the database could not be asked is asked again after so long, in milliseconds. */
const retryMs = 5_000;

/**
 * Who shares now: rules PS1 to PS7 of SPEC.md. The switch is a row, so that a restart of the server does not turn phones silent;
 * positions themselves are never written anywhere.
 */
export class SharingRegister {
  readonly #options: SharingRegisterOptions;
  readonly #sharing = new Map<AccountId, Sharing>();
  readonly #listeners = new Set<SharingListener>();
  readonly #turns = new AccountTurns();

  constructor(options: SharingRegisterOptions) {
    this.#options = options;
  }

  /** Goes on with what was on when the server stopped. */
  async load(): Promise<void> {
    const { database, clock } = this.#options;
    for (const stored of await readSharing(database, clock.now())) {
      // A session may have ended while no server ran for it.
      const sharer = (await this.#isOpen(stored.sessionId)) ? await this.#admit(stored) : null;
      if (sharer === null) await this.stop(stored.accountId);
      else this.#enter(sharer);
    }
  }

  /** Resolves when everything is stored that has happened. */
  close(): Promise<void> {
    return this.#turns.whenIdle();
  }

  /** The account as a sharer, or `null` when it does not share (any more). */
  sharer(accountId: AccountId): Sharer | null {
    const sharing = this.#sharing.get(accountId);
    return sharing?.kind === 'active' && sharing.sharer.endsAt > this.#options.clock.now() ? sharing.sharer : null;
  }

  /** Whether a post of the account allows sharing now. */
  async mayShare(accountId: AccountId): Promise<boolean> {
    const { postsOf, clock } = this.#options;
    return sharingPost(await postsOf(accountId), clock.now()) !== undefined;
  }

  /** Calls the listener for each change of who shares; returns the way to stop that. */
  onChange(listener: SharingListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Turns the switch on, for four hours unless said otherwise and no longer than the session lasts.
   *
   * @returns `null` where no post allows sharing, or the session is over.
   */
  async start(accountId: AccountId, sessionId: string | null, until?: Date): Promise<Sharer | null> {
    const { database } = this.#options;
    const endsAt = until ?? new Date(this.#nowMs() + sharingLimitHours * 3_600_000);
    const sharer = await this.#admit({ accountId, endsAt, sessionId });
    if (sharer === null) return null;
    this.#enter(sharer);
    try {
      await this.#turns.run(accountId, () => storeSharing(database, sharer));
      // A session that has ended before it was entered here was looked for among the sharers in vain.
      if (!(await this.#isOpen(sessionId))) await this.stop(accountId);
    } catch (error) {
      await this.stop(accountId);
      throw error;
    }
    return this.sharer(accountId);
  }

  /** Turns the switch off: at once here, and as stored as soon as that is possible. */
  async stop(accountId: AccountId): Promise<void> {
    const { database, logger } = this.#options;
    const ending: Sharing = { kind: 'ending', retryAtMs: this.#nowMs() + retryMs };
    this.#set(accountId, ending);
    try {
      await this.#turns.run(accountId, () => deleteSharing(database, accountId));
      if (this.#sharing.get(accountId) === ending) this.#sharing.delete(accountId);
    } catch (error) {
      logger.warn({ err: error }, 'the end of sharing could not be stored; trying again');
    }
  }

  /** Ends what was turned on by the session. */
  stopSession(sessionId: string): void {
    for (const [accountId, sharing] of this.#sharing) {
      if (sharing.kind !== 'ending' && sharing.sharer.sessionId === sessionId) this.#soon(this.stop(accountId));
    }
  }

  /** Looks at the account's posts again, if it shares. */
  review(accountId: AccountId): Promise<void> {
    return this.#turns.run(accountId, () => this.#review(accountId));
  }

  /** The same for whoever does not wait for it. */
  reviewSoon(accountId: AccountId): void {
    this.#soon(this.review(accountId));
  }

  /** Ends what is over by now, and tries again what could not be done. To be called every second. */
  tick(): void {
    for (const [accountId, sharing] of this.#sharing) {
      const mayRetry = sharing.kind !== 'active' && sharing.retryAtMs <= this.#nowMs() && !this.#turns.isBusy(accountId);
      const isOver = sharing.kind !== 'ending' && sharing.sharer.endsAt.getTime() <= this.#nowMs();
      if (isOver || (sharing.kind === 'ending' && mayRetry)) this.#soon(this.stop(accountId));
      else if (sharing.kind === 'unconfirmed' && mayRetry) this.reviewSoon(accountId);
    }
  }

  async #review(accountId: AccountId): Promise<void> {
    const before = this.#sharing.get(accountId);
    if (before === undefined || before.kind === 'ending') return;
    const admitted = await this.#admit(before.sharer).catch((error: unknown) => {
      this.#options.logger.warn({ err: error }, 'the posts of somebody who shares could not be read; they are shown to nobody');
      return 'unknown' as const;
    });
    // Turned off, or on again, while the posts were read: that stands.
    if (this.#sharing.get(accountId) !== before) return;
    if (admitted === 'unknown') this.#set(accountId, { kind: 'unconfirmed', sharer: before.sharer, retryAtMs: this.#nowMs() + retryMs });
    else if (admitted === null) this.#soon(this.stop(accountId));
    else this.#enter(admitted);
  }

  /** The account as it would share, by its posts as they are now. */
  async #admit({ accountId, endsAt, sessionId }: StoredSharing): Promise<Sharer | null> {
    const { postsOf, clock } = this.#options;
    const post = sharingPost(await postsOf(accountId), clock.now());
    if (post === undefined) return null;
    return { accountId, territoryPath: post.territoryPath, isVolunteer: volunteerRoles.has(post.role), endsAt, sessionId };
  }

  async #isOpen(sessionId: string | null): Promise<boolean> {
    return sessionId === null || this.#options.isSessionOpen(sessionId);
  }

  #nowMs(): number {
    return this.#options.clock.now().getTime();
  }

  #enter(sharer: Sharer): void {
    this.#set(sharer.accountId, { kind: 'active', sharer });
  }

  #set(accountId: AccountId, sharing: Sharing): void {
    this.#sharing.set(accountId, sharing);
    for (const listener of this.#listeners) {
      try {
        listener(accountId, sharing.kind === 'active' ? sharing.sharer : null);
      } catch (error) {
        // One that fails keeps neither the others nor the end of sharing.
        this.#options.logger.error({ err: error }, 'who follows sharing failed');
      }
    }
  }

  #soon(work: Promise<void>): void {
    work.catch(logFailure(this.#options.logger, 'a change of sharing was not brought to its end'));
  }
}
