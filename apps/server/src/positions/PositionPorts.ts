import type { AccountId, Post, TerritoryPath } from '@finemesh/domain';

/** What positions need of other areas. */
export interface PositionPorts {
  postsOf(accountId: AccountId): Promise<readonly Post[]>;
  onPostsChanged(listener: (accountId: AccountId) => void): () => void;
  /** Name of a node by its path. */
  nameOf(path: TerritoryPath): { zh: string; en: string } | undefined;
  /** Accounts that have accepted a case and not resolved it. */
  accountsOnTask(): Promise<ReadonlySet<string>>;
  /** Accounts by user name, for the demo's simulated phones. */
  accountsByName(usernames: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
