import type { AccountId, PostId } from './ids.ts';
import type { PostRole } from './roles.ts';
import { isWithin, type TerritoryPath } from './territory/codes.ts';

/** An account's role over a territory node for a time. All rights come from posts. */
export interface Post {
  readonly id: PostId;
  readonly accountId: AccountId;
  readonly role: PostRole;
  readonly territoryPath: TerritoryPath;
  /** First moment of the post, inclusive. */
  readonly from: Date;
  /** First moment after the post, exclusive; `null` while no end is set. */
  readonly until: Date | null;
}

/** Whether the post carries rights at the moment `at`. */
export function isPostActive(post: Pick<Post, 'from' | 'until'>, at: Date): boolean {
  return post.from <= at && (post.until === null || at < post.until);
}

/** How a post's territory relates to the node that an action is about. */
export type TerritoryRelation = 'contains' | 'inside' | 'apart';

/**
 * `contains`: the node lies in the post's territory or is it. `inside`: the post's territory lies in the node
 * (a micro-gridder and the street). `apart`: neither.
 */
export function relationOf(postTerritory: TerritoryPath, node: TerritoryPath): TerritoryRelation {
  if (isWithin(node, postTerritory)) return 'contains';
  return isWithin(postTerritory, node) ? 'inside' : 'apart';
}
