import type { PostRole, TerritoryPath } from '@finemesh/domain';

/** An invented person of the pilot with an account. There is no such person. */
export interface PilotPerson {
  readonly username: string;
  /** As colleagues write it: surname and a form of address, never a full name. */
  readonly displayName: string;
  /** As neighbours call them, `老田`. */
  readonly publicName: string;
  readonly posts: readonly PilotPost[];
  /** One of the accounts that the demo shows, one for each role. */
  readonly isDemo: boolean;
}

/** A post without its dates: whoever seeds it says from when. */
export interface PilotPost {
  readonly role: PostRole;
  readonly territoryCode: string;
  readonly territoryPath: TerritoryPath;
}
