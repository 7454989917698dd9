import type { AccountId, Post } from '@finemesh/domain';
import type { AreaContext, StoredEvent } from '../platform/index.ts';
import { readPostEvent } from './events.ts';
import { postsOfAccount } from './queries.ts';

/** What others use of the directory. */
export type Posts = Pick<PostDirectory, 'postsOf' | 'onPostsChanged'>;

type Context = Pick<AreaContext, 'database' | 'events' | 'clock' | 'logger'>;

const checkEveryMs = 1_000;
/**
 * For so long after the log was last read to its end, what is remembered still holds. The log is read twice a second; a database
 * that pauses for less is at work, and one that is away for longer may hold the end of a post that another process has written.
 */
const confirmedForMs = 5_000;

/**
 * The posts of accounts, remembered and true to the event log. A right that the log has not confirmed for five seconds counts as
 * none: posts are read from the database again, and who holds a connection is made to ask again.
 */
export class PostDirectory {
  readonly #context: Context;
  /** By account; `null` for one that was asked for and must be read again. */
  readonly #remembered = new Map<AccountId, Promise<readonly Post[]> | null>();
  readonly #listeners = new Set<(accountId: AccountId) => void>();
  #stopObserving: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** When listeners were last made to ask again because the log could not be read. */
  #doubtedAt = new Date(0);

  constructor(context: Context) {
    this.#context = context;
  }

  /**
   * All posts of the account, ended ones included; the rights table looks at the time itself.
   *
   * @throws when they cannot be read. Whoever asks must then act as if there were none.
   */
  postsOf(accountId: AccountId): Promise<readonly Post[]> {
    const known = this.#remembered.get(accountId);
    if (known !== undefined && known !== null && this.#isConfirmed()) return known;
    const posts = postsOfAccount(this.#context.database.db, accountId);
    this.#remembered.set(accountId, posts);
    // A failed look-up must not be remembered; whoever asked has the error.
    posts.catch(() => {
      if (this.#remembered.get(accountId) === posts) this.#remembered.set(accountId, null);
    });
    return posts;
  }

  /**
   * Calls `listener` when the account's posts may be others than before: they were changed, a set moment of theirs has come, or
   * they could not be confirmed. Returns the way to stop that.
   */
  onPostsChanged(listener: (accountId: AccountId) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    // Observed and not read by a cursor: posts are forgotten before any connection is given the event that has changed them.
    this.#stopObserving = this.#context.events.observe((events) => this.#see(events));
    this.#timer = setInterval(() => this.check(), checkEveryMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#stopObserving?.();
  }

  /** Doubts everything that is remembered while the log cannot be read; called every second. */
  check(): void {
    const now = this.#context.clock.now();
    if (this.#isConfirmed() || now.getTime() - this.#doubtedAt.getTime() < confirmedForMs) return;
    this.#doubtedAt = now;
    this.#context.logger.warn({ confirmedAt: this.#context.events.confirmedAt }, 'posts cannot be confirmed; everybody asks again');
    for (const accountId of [...this.#remembered.keys()]) this.#forget(accountId);
  }

  #isConfirmed(): boolean {
    const { clock, events } = this.#context;
    return clock.now().getTime() - events.confirmedAt.getTime() <= confirmedForMs;
  }

  #see(events: readonly StoredEvent[]): void {
    for (const event of events) {
      const change = readPostEvent(event);
      if (change !== undefined) this.#forget(change.accountId);
    }
  }

  #forget(accountId: AccountId): void {
    if (this.#remembered.has(accountId)) this.#remembered.set(accountId, null);
    for (const listener of this.#listeners) {
      try {
        listener(accountId);
      } catch (error) {
        // One that fails does not keep the others from asking again.
        this.#context.logger.error({ err: error }, 'who follows posts failed');
      }
    }
  }
}
