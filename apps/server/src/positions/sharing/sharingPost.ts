import { actorOf, can, volunteerRoles, type Post } from '@finemesh/domain';

/**
 * The post under which its holder shares a position now: one of staff before one of a volunteer, since staff are expected to be
 * found. `undefined` where none allows it.
 */
export function sharingPost(posts: readonly Post[], now: Date): Post | undefined {
  const allowing = posts.filter((post) =>
    can(actorOf({ accountId: post.accountId, posts: [post] }, now), 'position.share', { path: post.territoryPath }),
  );
  return allowing.find((post) => !volunteerRoles.has(post.role)) ?? allowing[0];
}
