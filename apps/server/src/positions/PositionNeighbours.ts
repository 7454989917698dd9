import type { WatchPositions } from '@finemesh/contract';
import type { AccountId, Post, TerritoryPath } from '@finemesh/domain';
import type { Screen } from './PositionsPlane.ts';

/** What positions need of other areas. */
export interface PositionNeighbours {
  postsOf(accountId: AccountId): Promise<readonly Post[]>;
  onPostsChanged(listener: (accountId: AccountId) => void): () => void;
  /** Name of a node by its path. */
  nameOf(path: TerritoryPath): { zh: string; en: string } | undefined;
  /** Accounts that have accepted a case and not resolved it. */
  accountsOnTask(): Promise<ReadonlySet<string>>;
  /** Accounts by user name, for the demo's simulated phones. */
  accountsByName(usernames: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Tells of screens on the live feed: `opened`, `closed` by id, and what one wants to watch (`watched` answers whether it
   * may). Returns the way to stop that.
   */
  onScreen(
    opened: (screen: Screen) => void,
    closed: (id: string) => void,
    watched: (id: string, watch: WatchPositions | null) => boolean,
  ): () => void;
}
