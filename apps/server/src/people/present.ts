import type { PostView, SessionView } from '@finemesh/contract';
import type { Post } from '@finemesh/domain';
import type { TerritoryIndex } from '../territory/index.ts';
import type { Account } from './queries.ts';

/** A post with the name of its node. */
export function presentPost(post: Post, territory: TerritoryIndex): PostView {
  const node = territory.at(post.territoryPath);
  return {
    id: post.id,
    role: post.role,
    territory: { code: node.code, path: node.path, name: node.name },
    from: post.from.toISOString(),
    until: post.until?.toISOString() ?? null,
  };
}

/** Who is signed in, with the posts that carry rights now or later. */
export function presentSession(
  account: Account,
  posts: readonly Post[],
  territory: TerritoryIndex,
  at: Date,
): SessionView {
  return {
    account,
    posts: posts.filter((post) => post.until === null || post.until > at).map((post) => presentPost(post, territory)),
  };
}
