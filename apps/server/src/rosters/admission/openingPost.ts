import { actorOf, can, writableColumns, type Post, type RosterFacet, type TerritoryPath } from '@finemesh/domain';

/**
 * The post that opens the facet of the building's roster: of several the one that may write most of it. History, the
 * access log and presence name its role. `undefined` when none does.
 */
export function openingPost(
  posts: readonly Post[],
  facet: RosterFacet,
  building: TerritoryPath,
  at: Date,
): Post | undefined {
  const actorBy = (post: Post) => actorOf({ accountId: post.accountId, posts: [post] }, at);
  const writes = (post: Post): number =>
    writableColumns(actorBy(post), { facet, building }).length;
  const opening = posts.filter((post) => can(actorBy(post), 'roster.read', { facet, building }));
  return opening.reduce<Post | undefined>(
    (best, post) => (best === undefined || writes(post) > writes(best) ? post : best),
    undefined,
  );
}
