import { FinemeshError, routes } from '@finemesh/contract';
import { actorOf, can } from '@finemesh/domain';
import { mountRoutes, requireCaller, runOnce, type MountedRoutes } from '../platform/index.ts';
import { appointPost } from './commands/appointPost.ts';
import { endPost } from './commands/endPost.ts';
import type { PeopleParts } from './People.ts';
import { presentPost } from './present.ts';
import { postsWithin } from './queries.ts';

/** Who serves where, and who gives and ends posts. */
export function postRoutes({ context, territory }: PeopleParts): MountedRoutes {
  const { database, clock } = context;
  return mountRoutes(routes.posts, {
    async listPosts({ query }, c) {
      const actor = actorOf(await requireCaller(c), clock.now());
      const node = territory.index().find(query.within);
      if (node === undefined || !can(actor, 'posts.read', { path: node.path })) throw new FinemeshError('notAllowed');
      // The wall and the team see that a post is filled; by whom is for those who manage posts.
      const named = can(actor, 'posts.manage', { path: node.path });
      const found = await postsWithin(database.db, node.path, actor.at);
      return {
        posts: found.map(({ post, displayName }) => ({
          ...presentPost(post, territory.index()),
          holder: named ? { accountId: post.accountId, displayName } : null,
        })),
      };
    },

    async appointPost({ body, key }, c) {
      const caller = await requireCaller(c);
      return runOnce(c, key, database, async (tx) => {
        const held = await territory.hold(tx);
        return presentPost(await appointPost(tx, held, caller, body, clock.now()), held);
      });
    },

    async endPost({ params, key }, c) {
      const caller = await requireCaller(c);
      return runOnce(c, key, database, async (tx) =>
        presentPost(await endPost(tx, caller, params.id, clock.now()), territory.index()),
      );
    },
  });
}
