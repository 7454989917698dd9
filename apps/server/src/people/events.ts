import type { AccountId, Post, PostId, TerritoryPath } from '@finemesh/domain';
import type { NewEvent, StoredEvent } from '../platform/index.ts';

/**
 * `began` and `ended` are also written when a moment set earlier has come; `moved` when a division put the post's node
 * elsewhere.
 */
export const postEventTypes = ['post.appointed', 'post.began', 'post.moved', 'post.ended'] as const;
export type PostEventType = (typeof postEventTypes)[number];

/** What an event of a post says: from now on this account's rights are others. */
export interface PostEventPayload {
  readonly postId: PostId;
  readonly accountId: AccountId;
}

export function postEvent(
  type: PostEventType,
  post: Pick<Post, 'id' | 'accountId'> & { readonly territoryPath: TerritoryPath },
  actor: AccountId | null,
): NewEvent {
  const payload: PostEventPayload = { postId: post.id, accountId: post.accountId };
  return { path: post.territoryPath, type, payload, actor };
}

/** What the event says about a post, `undefined` for events of other areas. */
export function readPostEvent(event: StoredEvent): PostEventPayload | undefined {
  // Written by `postEvent` alone, so the shape is known.
  return event.type.startsWith('post.') ? (event.payload as PostEventPayload) : undefined;
}
