import type { AccountId, Post } from '@finemesh/domain';
import type { AreaContext, EventCursor } from '../platform/index.ts';
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
  let cursor: EventCursor | undefined;
  let timer: NodeJS.Timeout | undefined;
  let nextAt: Date | null = null;
  let announcing = false;

  function forget(accountId: AccountId): void {
    known.delete(accountId);
    for (const listener of listeners) listener(accountId);
  }

  async function announceDue(): Promise<void> {
    const now = clock.now();
    if (announcing || nextAt === null || now < nextAt) return;
    announcing = true;
    try {
      await database.transaction((tx) => announcePosts(tx, now));
      nextAt = await nextAnnouncement(database.db);
    } catch (error) {
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
      cursor = events.openCursor({
        after: events.head,
        filter: (event) => readPostEvent(event) !== undefined,
        onEvents: async (batch) => {
          for (const event of batch) {
            const change = readPostEvent(event);
            if (change !== undefined) forget(change.accountId);
          }
          nextAt = await nextAnnouncement(database.db);
        },
        onReset: () => [...known.keys()].forEach(forget),
      });
      nextAt = await nextAnnouncement(database.db);
      timer = setInterval(() => void announceDue(), lookEveryMs);
      timer.unref();
    },
    stop() {
      clearInterval(timer);
      cursor?.close();
    },
  };
}
