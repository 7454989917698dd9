import { brandId, type AccountId, type Post, type PostId, type TerritoryCode, type TerritoryPath } from '@finemesh/domain';
import { and, asc, eq, gt, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Reader } from '../platform/index.ts';
import type { TerritoryPast } from '../territory/index.ts';
import { accountTable, postTable } from './tables.ts';

export interface Account {
  readonly id: AccountId;
  readonly username: string;
  readonly displayName: string;
}

/** The account, `undefined` for an id that is none. */
export async function findAccount(reader: Reader, id: string): Promise<Account | undefined> {
  const [row] = await reader.select().from(accountTable).where(eq(accountTable.id, brandId(id)));
  return row && { id: row.id, username: row.username ?? '', displayName: row.name };
}

/** All posts of the account, ended ones included. */
export async function postsOfAccount(reader: Reader, accountId: AccountId): Promise<Post[]> {
  const rows = await reader.select().from(postTable).where(eq(postTable.accountId, accountId)).orderBy(asc(postTable.from));
  return rows.map(toPost);
}

/** The post, `undefined` for an id that is none. */
export async function findPost(reader: Reader, id: string): Promise<Post | undefined> {
  const [row] = await reader.select().from(postTable).where(eq(postTable.id, brandId(id)));
  return row && toPost(row);
}

/** Posts active at the moment whose territory contains the node. */
export async function postsCovering(reader: Reader, path: TerritoryPath, at: Date): Promise<Post[]> {
  const codes = path.split('/');
  const containing = codes.map((_, i) => codes.slice(0, i + 1).join('/'));
  const rows = await reader
    .select()
    .from(postTable)
    .where(and(inArray(postTable.territoryPath, containing), activeAt(at)));
  return rows.map(toPost);
}

/** Posts that were held at the moment on a node as it was then: by a code that a later division may have given up. */
export async function postsHeldOn(reader: Reader, past: TerritoryPast, code: TerritoryCode, at: Date): Promise<Post[]> {
  const rows = await reader.select().from(postTable).where(activeAt(at));
  return rows.filter(({ territoryCode }) => past.seatOn(territoryCode, at) === code).map(toPost);
}

/** Posts active at the moment whose territory lies in the node or is it, with the names of their holders. */
export async function postsWithin(
  reader: Reader,
  path: TerritoryPath,
  at: Date,
): Promise<{ post: Post; displayName: string }[]> {
  const rows = await reader
    .select({ post: postTable, displayName: accountTable.name })
    .from(postTable)
    .innerJoin(accountTable, eq(accountTable.id, postTable.accountId))
    .where(
      and(or(eq(postTable.territoryPath, path), sql`starts_with(${postTable.territoryPath}, ${`${path}/`})`), activeAt(at)),
    )
    .orderBy(asc(postTable.territoryPath), asc(postTable.role));
  return rows.map((row) => ({ post: toPost(row.post), displayName: row.displayName }));
}

/** The accounts that hold or held the posts. */
export async function accountsOfPosts(reader: Reader, postIds: readonly string[]): Promise<Set<AccountId>> {
  if (postIds.length === 0) return new Set();
  const rows = await reader
    .select({ accountId: postTable.accountId })
    .from(postTable)
    .where(inArray(postTable.id, postIds.map(brandId<PostId>)));
  return new Set(rows.map(({ accountId }) => accountId));
}

/** Ids of the accounts with these sign-in names. */
export async function accountIdsOf(reader: Reader, usernames: readonly string[]): Promise<Map<string, AccountId>> {
  if (usernames.length === 0) return new Map();
  const rows = await reader
    .select({ id: accountTable.id, username: accountTable.username })
    .from(accountTable)
    .where(inArray(accountTable.username, [...usernames]));
  return new Map(rows.map(({ id, username }) => [username ?? '', id]));
}

/** How neighbours call the accounts; ids without such a name are left out. */
export async function publicNamesOf(reader: Reader, accountIds: readonly string[]): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await reader
    .select({ id: accountTable.id, publicName: accountTable.publicName })
    .from(accountTable)
    .where(inArray(accountTable.id, accountIds.map(brandId<AccountId>)));
  return new Map(rows.flatMap(({ id, publicName }) => (publicName === null ? [] : [[id, publicName] as const])));
}

export function toPost(row: typeof postTable.$inferSelect): Post {
  const { id, accountId, role, territoryPath, from, until } = row;
  return { id, accountId, role, territoryPath, from, until };
}

function activeAt(at: Date): SQL | undefined {
  return and(lte(postTable.from, at), or(isNull(postTable.until), gt(postTable.until, at)));
}
