import type { AccountId, Post } from '@finemesh/domain';

/** Who signed in sends a request. Rights come from the posts alone; ask `may` of the domain with them. */
export interface Caller {
  readonly accountId: AccountId;
  /** Id of the sign-in session, so that ending the session ends what was opened with it. */
  readonly sessionId: string;
  /** The account's posts as stored now, ended ones included: the rights table looks at the time itself. */
  readonly posts: readonly Post[];
}

/** Finds out who sends a request from its headers (cookie or bearer); `null` for nobody. */
export type IdentifyCaller = (headers: Headers) => Promise<Caller | null>;
