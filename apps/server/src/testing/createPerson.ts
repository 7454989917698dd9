import { randomUUID } from 'node:crypto';
import { brandId, type AccountId, type Post, type PostId, type PostRole, type TerritoryPath } from '@finemesh/domain';
import { setUpPeople } from '../people/index.ts';
import type { Caller, Database } from '../platform/index.ts';

/** Somebody with one post, as a command's caller. */
export interface TestPerson extends Caller {
  readonly post: Post;
}

/** Writes an account with one post of the role at the node, held from the moment on. */
export async function createPerson(
  database: Database,
  role: PostRole,
  territoryPath: TerritoryPath,
  from: Date,
): Promise<TestPerson> {
  const accountId = brandId<AccountId>(randomUUID());
  const post: Post = { id: brandId<PostId>(randomUUID()), accountId, role, territoryPath, from, until: null };
  const username = `p${accountId.slice(0, 8)}`;
  const person = { accountId, username, displayName: username, publicName: null, listed: false, posts: [post] };
  await database.transaction((tx) => setUpPeople(tx, [person], 'nobody signs in with it', from));
  return { accountId, sessionId: 'none', posts: [post], post };
}
