import { isPostActive, roleMay, type Post } from '@finemesh/domain';

/** Whether any of the posts may appoint and end posts somewhere; where exactly is asked with `may`. */
export function managesPosts(posts: readonly Post[], at: Date): boolean {
  return posts.some((post) => roleMay(post.role, 'posts.manage') && isPostActive(post, at));
}
