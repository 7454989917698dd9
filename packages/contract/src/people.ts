import { z } from 'zod';
import { momentSchema, placeNameSchema, roleSchema, territoryCodeSchema, uuidSchema } from './primitives.ts';

/** A post as its holder and the screens of its territory see it. */
export const postViewSchema = z.object({
  id: uuidSchema,
  role: roleSchema,
  territory: z.object({ code: territoryCodeSchema, path: z.string(), name: placeNameSchema }),
  from: momentSchema,
  until: momentSchema.nullable(),
}).meta({ id: 'Post' });
export type PostView = z.infer<typeof postViewSchema>;

/** GET /api/session: who is signed in. Rights are computed from the posts with the rights table, on both sides. */
export const sessionViewSchema = z.object({
  account: z.object({ id: uuidSchema, username: z.string(), displayName: z.string() }),
  posts: z.array(postViewSchema),
}).meta({ id: 'Session' });
export type SessionView = z.infer<typeof sessionViewSchema>;

/** POST /api/session: signs in with name and password and sets the cookie of this origin. */
export const signInSchema = z
  .object({ username: z.string().min(1).max(64), password: z.string().min(1).max(128) })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof signInSchema>;

/** POST /api/posts: gives an account a post (administrator). */
export const appointPostSchema = z.object({
  accountId: uuidSchema,
  role: roleSchema,
  territoryCode: territoryCodeSchema,
  from: momentSchema.optional(),
  until: momentSchema.nullable().optional(),
}).meta({ id: 'AppointPost' });
export type AppointPost = z.infer<typeof appointPostSchema>;

/** GET /api/posts?within=CODE: the active posts within a node. `holder` only for those who manage posts there. */
export const postListSchema = z.object({
  posts: z.array(postViewSchema.extend({ holder: z.object({ accountId: uuidSchema, displayName: z.string() }).nullable() })),
}).meta({ id: 'PostList' });
export type PostList = z.infer<typeof postListSchema>;

/** GET /api/demo/accounts: one account per role; served in demo mode only. */
export const demoAccountSchema = z.object({
  username: z.string(),
  password: z.string(),
  role: roleSchema,
  displayName: z.string(),
  territory: placeNameSchema,
  screen: z.enum(['wall', 'workbench']),
}).meta({ id: 'DemoAccount' });
export type DemoAccount = z.infer<typeof demoAccountSchema>;
export const demoAccountsSchema = z.object({ accounts: z.array(demoAccountSchema) }).meta({ id: 'DemoAccountList' });
