import type { AccountId, BilingualLabel, Post, TerritoryPath } from '@finemesh/domain';

/** What positions need of other areas. */
export interface PositionPorts {
  readonly postsOf: (accountId: AccountId) => Promise<readonly Post[]>;
  readonly onPostsChanged: (listener: (accountId: AccountId) => void) => () => void;
  /** Name of a node by its path. */
  readonly nameOf: (path: TerritoryPath) => BilingualLabel | undefined;
  /** Accounts that have accepted a case and not resolved it. */
  readonly accountsOnTask: () => Promise<ReadonlySet<AccountId>>;
  /** Accounts by user name, for the demo's simulated phones. */
  readonly accountsByName: (usernames: readonly string[]) => Promise<ReadonlyMap<string, AccountId>>;
}
