import { onScopeDispose } from 'vue';
import type { FactsPort } from './FactsPort.ts';

/**
 * Follows the reader's own posts for as long as the calling scope lives, whatever else the page shows: rights change on open pages
 * too.
 *
 * @param onChanged asks for the session again; called after each change, and after a gap in which there may have been one.
 */
export function useOwnPosts(port: Pick<FactsPort, 'subscribe'>, onChanged: () => unknown): void {
  const subscription = port.subscribe('posts.own', { onMessages: onChanged, onReset: onChanged });
  subscription.follow(null);
  onScopeDispose(() => subscription.end());
}
