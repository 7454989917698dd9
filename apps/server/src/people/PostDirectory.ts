import type { AccountId, Post } from '@finemesh/domain';
import type { AreaContext, StoredEvent } from '../platform/index.ts';
import { announcePosts, nextAnnouncement } from './commands/announcePosts.ts';
import { readPostEvent } from './events.ts';
import { postsOfAccount } from './queries.ts';

/** The posts of accounts, remembered and true to the event log. */
export interface PostDirectory {
  /** All posts of the account, ended ones included; the rights table looks at the time itself. */
  postsOf(accountId: AccountId): Promise<readonly Post[]>;
  /** Calls `listener` when an account's posts have changed or a set moment of theirs has come; returns the way to stop that. */
  onPostsChanged(listener: (accountId: AccountId) => void): () => void;
}

export interface RunningPostDirectory extends PostDirectory {
  start(): Promise<void>;
  stop(): void;
}

/** How often it is looked whether a set moment has come: in memory, without asking the database. */
const lookEveryMs = 200;

export function createPostDirectory(
  context: Pick<AreaContext, 'database' | 'events' | 'clock' | 'logger'>,
): RunningPostDirectory {
  const { database, events, clock, logger } = context;
  const known = new Map<AccountId, Promise<readonly Post[]>>();
  const listeners = new Set<(accountId: AccountId) => void>();
  let stopObserving: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let nextAt: Date | null = null;
  let announcing = false;

  function forget(accountId: AccountId): void {
    known.delete(accountId);
    for (const listener of listeners) listener(accountId);
  }

  /** Posts are forgotten before any connection is given the event that has changed them, so nobody acts by the old ones. */
  function observe(batch: readonly StoredEvent[]): void {
    const changes = batch.flatMap((event) => readPostEvent(event) ?? []);
    for (const { accountId } of changes) forget(accountId);
    // The next look asks the database when the next moment is.
    if (changes.length > 0) nextAt = new Date(0);
  }

  async function announceDue(): Promise<void> {
    const now = clock.now();
    if (announcing || nextAt === null || now < nextAt) return;
    announcing = true;
    try {
      await database.transaction((tx) => announcePosts(tx, now));
      nextAt = null;
      const next = await nextAnnouncement(database.db);
      // A change that has come meanwhile wants another look.
      nextAt ??= next;
    } catch (error) {
      nextAt ??= now;
      logger.warn({ err: error }, 'posts whose time has come could not be announced; trying again');
    } finally {
      announcing = false;
    }
  }

  return {
    postsOf(accountId) {
      let posts = known.get(accountId);
      if (posts === undefined) {
        posts = postsOfAccount(database.db, accountId);
        known.set(accountId, posts);
        // A failed look-up must not be remembered; whoever asked has the error.
        posts.catch(() => known.delete(accountId));
      }
      return posts;
    },
    onPostsChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      stopObserving = events.observe(observe);
      nextAt = await nextAnnouncement(database.db);
      timer = setInterval(() => void announceDue(), lookEveryMs);
      timer.unref();
    },
    stop() {
      clearInterval(timer);
      stopObserving?.();
    },
  };
}
