import type { AccountId, FacetCells, Post, RosterFacet, TerritoryCode } from '@finemesh/domain';
import type { Household, TerritoryIndex } from '../territory/index.ts';

/** What the rosters need of people and territory. */
export interface RosterPorts {
  postsOf(accountId: AccountId): Promise<readonly Post[]>;
  onPostsChanged(listener: (accountId: AccountId) => void): () => void;
  displayNameOf(accountId: AccountId): Promise<string | undefined>;
  territory(): TerritoryIndex;
  /** Calls `listener` when another division is in force; returns the way to stop that. */
  onDivided(listener: () => void): () => void;
  householdsOf(building: TerritoryCode): Promise<readonly Household[]>;
  /** What the rows of a building hold when they are made; nothing outside demo mode. */
  firstValues(building: TerritoryCode): readonly FirstRow[];
}

/** What a row is made with in each facet, by column key. */
export type FirstRow = { readonly householdCode: string } & { readonly [Facet in RosterFacet]: FacetCells<Facet> };
