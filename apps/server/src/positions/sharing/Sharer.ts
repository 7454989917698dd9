import type { AccountId, TerritoryPath } from '@finemesh/domain';

/** Somebody who shares a position now, with what decides who sees it and how exactly. */
export interface Sharer {
  readonly accountId: AccountId;
  /** Territory of the post under which the position is shared. */
  readonly territoryPath: TerritoryPath;
  readonly isVolunteer: boolean;
  /** First moment at which sharing is over. */
  readonly endsAt: Date;
  /** The sign-in session with which sharing ends; `null` for the demo's simulated phones. */
  readonly sessionId: string | null;
}
