import type { AreaContext, AreaRegistration, Caller, LiveTopicTable } from '../platform/index.ts';
import type { Territory } from '../territory/index.ts';
import { demoRoutes } from './demoRoutes.ts';
import { listDemoAccounts, prepareDemoPeople, refuseDemoAccounts } from './demoPeople.ts';
import type { PeopleParts } from './People.ts';
import { movePosts } from './movePosts.ts';
import { ownPostsTopic } from './ownPostsTopic.ts';
import { PostDirectory, type Posts } from './PostDirectory.ts';
import { announceTurn } from './postTurns.ts';
import { postRoutes } from './postRoutes.ts';
import { sessionRoutes } from './sessionRoutes.ts';
import { expireSession } from './sessionExpiry.ts';
import { Sessions } from './Sessions.ts';
import { ticketRoutes } from './ticketRoutes.ts';

export { setUpPeople } from './commands/setUpPeople.ts';
export { accountIdsOf, accountsOfPosts, findAccount, findPost, postsCovering, postsWithin, publicNamesOf, type Account } from './queries.ts';
export type { PostEventPayload } from './events.ts';
export type { Posts } from './PostDirectory.ts';

/** The area and what others use of it. */
export interface PeopleArea extends Posts {
  readonly registration: AreaRegistration & { readonly topics: Pick<LiveTopicTable, 'posts.own'> };
}

/** Accounts, sign-in and posts. */
export function registerPeople(context: AreaContext, territory: Territory): PeopleArea {
  const posts = new PostDirectory(context);
  territory.onDivision(movePosts);
  let sessions: Sessions | undefined;

  function started(): Sessions {
    if (sessions === undefined) throw new Error('people has not started');
    return sessions;
  }

  async function identify(headers: Headers): Promise<Caller | null> {
    const signedIn = await started().identify(headers);
    return signedIn && { ...signedIn, posts: await posts.postsOf(signedIn.accountId) };
  }

  const parts: PeopleParts = { context, territory, posts, sessions: started };
  const isDemo = context.config.mode === 'demo';
  const demoAccounts = () => (isDemo ? listDemoAccounts(context.database.db, territory.index()) : null);
  return {
    postsOf: (accountId) => posts.postsOf(accountId),
    onPostsChanged: (listener) => posts.onPostsChanged(listener),
    registration: {
      name: 'people',
      routes: [sessionRoutes(parts), postRoutes(parts), ticketRoutes(context), demoRoutes(demoAccounts)],
      topics: { 'posts.own': ownPostsTopic((accountId) => posts.postsOf(accountId), context.clock) },
      onReaderChange: (listener) => posts.onPostsChanged((accountId) => listener({ kind: 'rights', accountId })),
      identify,
      isSessionOpen: (sessionId) => started().isOpen(sessionId),
      dueHandlers: [announceTurn, expireSession],
      async start() {
        if (isDemo) await prepareDemoPeople(context);
        else await refuseDemoAccounts(context.database.db);
        sessions = await Sessions.open(context);
        posts.start();
      },
      async stop() {
        posts.stop();
        sessions?.close();
      },
    },
  };
}
