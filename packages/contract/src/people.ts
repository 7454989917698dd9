import { z } from 'zod';
import { momentSchema, placeNameSchema, roleSchema, territoryCodeSchema } from './primitives.ts';

/** A post as its holder and the screens of its territory see it. */
export const postViewSchema = z.object({
  id: z.uuid(),
  role: roleSchema,
  territory: z.object({ code: territoryCodeSchema, path: z.string(), name: placeNameSchema }),
  from: momentSchema,
  until: momentSchema.nullable(),
});
export type PostView = z.infer<typeof postViewSchema>;

/** GET /api/session: who is signed in. Rights are computed from the posts with the rights table, on both sides. */
export const sessionViewSchema = z.object({
  account: z.object({ id: z.uuid(), username: z.string(), displayName: z.string() }),
  posts: z.array(postViewSchema),
});
export type SessionView = z.infer<typeof sessionViewSchema>;

/** POST /api/session: signs in with name and password and sets the cookie of this origin. */
export const signInSchema = z.object({ username: z.string().min(1).max(64), password: z.string().min(1).max(128) });
export type SignIn = z.infer<typeof signInSchema>;

/** POST /api/posts: gives an account a post (administrator). */
export const appointPostSchema = z.object({
  accountId: z.uuid(),
  role: roleSchema,
  territoryCode: territoryCodeSchema,
  from: momentSchema.optional(),
  until: momentSchema.nullable().optional(),
});
export type AppointPost = z.infer<typeof appointPostSchema>;

/** GET /api/posts?within=CODE: the active posts within a node. `holder` only for those who manage posts there. */
export const postListSchema = z.object({
  posts: z.array(postViewSchema.extend({ holder: z.object({ accountId: z.uuid(), displayName: z.string() }).nullable() })),
});
export type PostList = z.infer<typeof postListSchema>;

/** GET /api/demo/accounts: one account per role; served in demo mode only. */
export const demoAccountSchema = z.object({
  username: z.string(),
  password: z.string(),
  role: roleSchema,
  displayName: z.string(),
  territory: placeNameSchema,
  screen: z.enum(['wall', 'workbench']),
});
export type DemoAccount = z.infer<typeof demoAccountSchema>;
export const demoAccountsSchema = z.object({ accounts: z.array(demoAccountSchema) });
