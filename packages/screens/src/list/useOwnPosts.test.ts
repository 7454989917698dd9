import { expect, it } from 'vitest';
import { effectScope, nextTick } from 'vue';
import { FactsStandIn } from '../testing/FactsStandIn.ts';
import { useOwnPosts } from './useOwnPosts.ts';

it('follows from now on, without a list, and asks again after each change and each gap', () => {
  const feed = new FactsStandIn();
  const scope = effectScope();
  let asked = 0;
  scope.run(() => useOwnPosts(feed, () => (asked += 1)));
  expect(feed.followed).toEqual([['posts.own', null]]);
  feed.send('posts.own', { type: 'posts.changed' });
  feed.reset('posts.own');
  expect(asked).toBe(2);
  scope.stop();
  expect(feed.isFollowed('posts.own')).toBe(false);
});

it('asks again once the feed has ended for good, and not while it is on its way back', async () => {
  const feed = new FactsStandIn();
  const scope = effectScope();
  let asked = 0;
  scope.run(() => useOwnPosts(feed, () => (asked += 1)));
  feed.state.value = { kind: 'reconnecting', since: 0, code: 'unavailable' };
  await nextTick();
  expect(asked).toBe(0);
  feed.state.value = { kind: 'ended', code: 'notSignedIn' };
  await nextTick();
  expect(asked).toBe(1);
  scope.stop();
});
