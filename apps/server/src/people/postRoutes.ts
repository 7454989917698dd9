import { appointPostSchema, FinemeshError, postListSchema, postViewSchema, territoryCodeSchema } from '@finemesh/contract';
import { may } from '@finemesh/domain';
import { createRoute, z } from '@hono/zod-openapi';
import { createApi, problemResponses, requireCaller, runOnce, type Api } from '../platform/index.ts';
import { appointPost } from './commands/appointPost.ts';
import { endPost } from './commands/endPost.ts';
import type { PeopleParts } from './People.ts';
import { presentPost } from './present.ts';
import { postsWithin } from './queries.ts';

/** Who serves where, and who gives and ends posts. */
export function postRoutes({ context, territory }: PeopleParts): Api {
  const { database, clock } = context;
  const api = createApi();

  api.openapi(listPosts, async (c) => {
    const { posts } = await requireCaller(c);
    const at = clock.now();
    const node = territory.index().find(c.req.valid('query').within);
    if (node === undefined || !may(posts, 'posts.read', node.path, at)) throw new FinemeshError('notAllowed');
    // The wall and the team see that a post is filled; by whom is for those who manage posts.
    const named = may(posts, 'posts.manage', node.path, at);
    const found = await postsWithin(database.db, node.path, at);
    return c.json(
      {
        posts: found.map(({ post, displayName }) => ({
          ...presentPost(post, territory.index()),
          holder: named ? { accountId: post.accountId, displayName } : null,
        })),
      },
      200,
    );
  });

  api.openapi(appoint, async (c) => {
    const caller = await requireCaller(c);
    const answer = await runOnce(c, database, async (tx) =>
      presentPost(await appointPost(tx, territory.index(), caller, c.req.valid('json'), clock.now()), territory.index()),
    );
    return c.json(answer, 201);
  });

  api.openapi(end, async (c) => {
    const caller = await requireCaller(c);
    const answer = await runOnce(c, database, async (tx) =>
      presentPost(await endPost(tx, caller, c.req.valid('param').id, clock.now()), territory.index()),
    );
    return c.json(answer, 200);
  });

  return api;
}

const post = (description: string) => ({ description, content: { 'application/json': { schema: postViewSchema } } });

const listPosts = createRoute({
  method: 'get',
  path: '/posts',
  tags: ['people'],
  summary: 'Filled posts within a node',
  request: { query: z.object({ within: territoryCodeSchema }) },
  responses: {
    200: { description: 'Posts, widest territory first', content: { 'application/json': { schema: postListSchema } } },
    ...problemResponses('invalidInput', 'notSignedIn', 'notAllowed'),
  },
});

const appoint = createRoute({
  method: 'post',
  path: '/posts',
  tags: ['people'],
  summary: 'Give an account a post',
  request: { body: { content: { 'application/json': { schema: appointPostSchema } }, required: true } },
  responses: {
    201: post('The new post'),
    ...problemResponses('invalidInput', 'notSignedIn', 'notAllowed', 'stateConflict', 'idempotencyKeyReused'),
  },
});

const end = createRoute({
  method: 'post',
  path: '/posts/{id}/end',
  tags: ['people'],
  summary: 'End a post now',
  request: { params: z.object({ id: z.uuid() }) },
  responses: {
    200: post('The ended post'),
    ...problemResponses('invalidInput', 'notSignedIn', 'notAllowed', 'notFound', 'idempotencyKeyReused'),
  },
});
