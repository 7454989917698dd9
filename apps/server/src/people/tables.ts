import type { AccountId, PostId, PostRole, TerritoryCode, TerritoryPath } from '@finemesh/domain';
import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/**
 * A person who can sign in (better-auth's `user`; the names of the fields are its own). Rights are not here: they come from
 * posts.
 */
export const accountTable = pgTable('account', {
  id: uuid('id').$type<AccountId>().primaryKey().defaultRandom(),
  /** The person's name. */
  name: text('name').notNull(),
  /** better-auth wants an address for each user; ours sign in by name, so this one ends in `@accounts.invalid` (RFC 2606). */
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  /** Sign-in name in lower case. */
  username: text('username').unique(),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
  /** How a neighbour calls the person; shown to residents and the team. Null: not shown at all. */
  publicName: text('public_name'),
  /**
   * Null for real accounts. `listed` and `unlisted` ones were made by demo mode with a public password, the first are offered on its
   * sign-in page; a production server refuses to start where there is one.
   */
  demo: text('demo').$type<'listed' | 'unlisted'>(),
});

/** How an account proves who it is (better-auth's `account`): for now a password, its scrypt hash. */
export const credentialTable = pgTable(
  'credential',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    accountId: text('provider_account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: uuid('account_id')
      .$type<AccountId>()
      .notNull()
      .references(() => accountTable.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('credential_account_index').on(table.userId)],
);

/** A sign-in on one device (better-auth's `session`). Address and browser are columns it needs and are never filled. */
export const sessionTable = pgTable(
  'session',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    expiresAt: moment('expires_at').notNull(),
    token: text('token').notNull().unique(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: uuid('account_id')
      .$type<AccountId>()
      .notNull()
      .references(() => accountTable.id, { onDelete: 'cascade' }),
  },
  (table) => [index('session_account_index').on(table.userId)],
);

/** One-time proofs (better-auth's `verification`). */
export const verificationTable = pgTable(
  'verification',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('verification_identifier_index').on(table.identifier)],
);

/** An account's role over a node for a time. */
export const postTable = pgTable(
  'post',
  {
    id: uuid('id').$type<PostId>().primaryKey().defaultRandom(),
    accountId: uuid('account_id')
      .$type<AccountId>()
      .notNull()
      .references(() => accountTable.id),
    role: text('role').$type<PostRole>().notNull(),
    /** The node that the post was given for, by its code at that time; never changed. */
    territoryCode: text('territory_code').$type<TerritoryCode>().notNull(),
    /** Where that is now: written again with each division that changes it, as long as the post is held. */
    territoryPath: text('territory_path').$type<TerritoryPath>().notNull(),
    /** First moment of the post. */
    from: moment('from').notNull(),
    /** First moment after it; null while no end is set. */
    until: moment('until'),
  },
  (table) => [
    index('post_account_index').on(table.accountId),
    index('post_territory_index').on(table.territoryPath),
    // The same post twice would double a case's candidates. Ended posts stay as history.
    uniqueIndex('post_open_index')
      .on(table.accountId, table.role, table.territoryPath)
      .where(sql`"until" is null`),
  ],
);
