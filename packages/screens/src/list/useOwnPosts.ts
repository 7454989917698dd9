import type { Facts } from '@finemesh/client';
import { onScopeDispose, watch } from 'vue';

/**
 * Follows the reader's own posts for as long as the calling scope lives, whatever else the page shows: rights change on open pages
 * too, and an account without a post gets its first one.
 *
 * @param onChanged asks for the session again; called after each change, after a gap in which there may have been one, and when the
 *   feed has ended for good, which says so of the session or of its posts.
 */
export function useOwnPosts(feed: Pick<Facts, 'state' | 'subscribe'>, onChanged: () => unknown): void {
  const subscription = feed.subscribe('posts.own', { onMessages: onChanged, onReset: onChanged });
  subscription.follow(null);
  onScopeDispose(() => subscription.end());
  watch(feed.state, ({ kind }) => kind === 'ended' && void onChanged());
}
