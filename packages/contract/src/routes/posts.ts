import { z } from 'zod';
import { appointPostSchema, postListSchema, postViewSchema } from '../people.ts';
import { territoryCodeSchema, uuidSchema } from '../primitives.ts';
import { defineRoutes, json } from './defineRoutes.ts';
import { paths } from './paths.ts';

export const postRoutes = defineRoutes('people', paths.posts, {
  listPosts: {
    summary: 'Filled posts within a node',
    security: 'session',
    query: z.object({ within: territoryCodeSchema }),
    answer: json(postListSchema, 'Posts, widest territory first'),
    errors: ['notAllowed'],
  },
  appointPost: {
    summary: 'Give an account a post',
    security: 'session',
    body: appointPostSchema,
    answer: json(postViewSchema, 'The new post', 201),
    errors: ['notAllowed', 'stateConflict'],
  },
  endPost: {
    summary: 'End a post now',
    security: 'session',
    params: z.object({ id: uuidSchema }),
    answer: json(postViewSchema, 'The ended post'),
    errors: ['notAllowed', 'notFound'],
  },
});
