import { actorOf, canSomewhere, type AccountId, type Post } from '@finemesh/domain';
import type { Clock, LiveTopic, StoredEvent } from '../platform/index.ts';
import { readPostEvent } from './events.ts';

/** Whoever has an account learns at once that their posts are others, the first one too, whatever else they may follow. */
export function ownPostsTopic(postsOf: (accountId: AccountId) => Promise<readonly Post[]>, clock: Clock): LiveTopic<'posts.own'> {
  return {
    async admits(reader) {
      if (reader.kind !== 'account') return false;
      const { accountId } = reader;
      return canSomewhere(actorOf({ accountId, posts: await postsOf(accountId) }, clock.now()), 'live.follow');
    },
    wakes: (reader) => (event) => reader.kind === 'account' && isPostOf(event, reader.accountId),
    present: async (events) =>
      events.map(({ sequence, at }) => ({ topic: 'posts.own', type: 'posts.changed', sequence, at: at.toISOString() })),
  };
}

function isPostOf(event: StoredEvent, accountId: AccountId): boolean {
  return readPostEvent(event)?.accountId === accountId;
}
