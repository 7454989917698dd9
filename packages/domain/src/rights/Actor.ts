import type { AccountId, CaseId } from '../ids.ts';
import type { Post } from '../posts.ts';

/** Who asks, as of a moment. */
export interface Actor {
  /** `null` for a person without an account. */
  readonly accountId: AccountId | null;
  /** All posts of the account; those that are not active at `at` carry nothing. */
  readonly posts: readonly Post[];
  /** The case whose tracking number was shown; `null` without one. */
  readonly tracks: CaseId | null;
  readonly at: Date;
}

/** Somebody without an account, who may have shown the tracking number of a case. */
export function visitor(at: Date, tracks: CaseId | null = null): Actor {
  return { accountId: null, posts: [], tracks, at };
}

/** An account with its posts. */
export function actorOf({ accountId, posts }: Pick<Actor, 'accountId' | 'posts'>, at: Date): Actor {
  return { accountId, posts, tracks: null, at };
}
