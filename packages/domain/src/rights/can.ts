import { isPostActive, type Post } from '../posts.ts';
import { postRoles, type PostRole } from '../roles.ts';
import { actionSubjectKinds, type Action } from './actions.ts';
import type { Actor } from './Actor.ts';
import { rightsTable, type RightsRow } from './rightsTable.ts';
import { scopes } from './scopes.ts';
import type { CaseSubject, SubjectOf } from './subjects.ts';

/**
 * Whether the actor may do the action to the subject now: the one decision point of the product (SPEC.md of this folder). The API,
 * the sockets, the roster guard and the screens all ask it.
 */
export function can<Asked extends Action>(actor: Actor, action: Asked, subject: SubjectOf<Asked>): boolean {
  return isAllowedWithoutPost(actor, action, subject) || allowingPosts(actor, action, subject).length > 0;
}

/** The active posts by which the actor may do the action to the subject, in their own order; empty when none allows it. */
export function allowingPosts<Asked extends Action>(actor: Actor, action: Asked, subject: SubjectOf<Asked>): Post[] {
  return actor.posts.filter((post) => isPostActive(post, actor.at) && isInScope(post, action, subject));
}

/** Whether the actor may do the action to anything at all: for menus, and to refuse before a subject is looked up. */
export function canSomewhere(actor: Actor, action: Action): boolean {
  const { without } = rightsTable[action];
  if (without === 'everyone') return true;
  if (without === 'account' && actor.accountId !== null) return true;
  if (without === 'tracker' && actor.tracks !== null) return true;
  return actor.posts.some((post) => isPostActive(post, actor.at) && roleCan(post.role, action));
}

/** Whether a role may do the action to anything at all. */
export function roleCan(role: PostRole, action: Action): boolean {
  return scopeOf(role, action) !== null;
}

function isAllowedWithoutPost<Asked extends Action>(actor: Actor, action: Asked, subject: SubjectOf<Asked>): boolean {
  switch (rightsTable[action].without) {
    case 'everyone':
      return true;
    case 'account':
      return actor.accountId !== null;
    case 'tracker':
      // Only actions on cases have trackers; see the table.
      return actor.tracks !== null && actor.tracks === (subject as CaseSubject).id;
    case null:
      return false;
  }
}

function scopeOf(role: PostRole, action: Action): string | null {
  const row: RightsRow<string> = rightsTable[action];
  return row.posts[postRoles.indexOf(role)] ?? null;
}

function isInScope<Asked extends Action>(post: Post, action: Asked, subject: SubjectOf<Asked>): boolean {
  const name = scopeOf(post.role, action);
  if (name === null) return false;
  // The table's type holds each action to the scopes of its own kind of subject.
  const ofKind: Readonly<Record<string, (post: Post, subject: never) => boolean>> = scopes[actionSubjectKinds[action]];
  return ofKind[name]?.(post, subject as never) ?? false;
}
