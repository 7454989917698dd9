import { actorOf, can, type CaseSubject, type Post } from '@finemesh/domain';

/** Whether the post can be given the case now. */
export function canHold(post: Post, subject: CaseSubject, at: Date): boolean {
  return can(actorOf({ accountId: post.accountId, posts: [post] }, at), 'case.hold', subject);
}
