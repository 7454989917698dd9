import type { AccountId } from '@finemesh/domain';
import type { Tx } from '../platform/index.ts';
import type { TerritoryIndex } from './TerritoryIndex.ts';

/** What a publication changes, for areas that keep paths beside their facts. */
export interface DivisionChange {
  /** The territory as it is divided from now on. */
  readonly territory: TerritoryIndex;
  /** The moment from which it is. */
  readonly at: Date;
  /** Who publishes it. */
  readonly by: AccountId;
}

/**
 * Rewrites the paths that an area keeps, in the transaction of the publication: either the division and all paths change or
 * nothing does. A path is a projection of the narrowest code beside it: `change.territory.pathOf(code)`.
 */
export type DivisionHook = (tx: Tx, change: DivisionChange) => Promise<void>;

