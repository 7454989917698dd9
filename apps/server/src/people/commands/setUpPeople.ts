import { codeOfPath, type AccountId, type PostId, type PostRole, type TerritoryPath } from '@finemesh/domain';
import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/index.ts';
import { hashPassword, publicCost } from '../passwordHash.ts';
import { accountTable, credentialTable, postTable } from '../tables.ts';

/** A person as demo mode brings one in. */
export interface PersonSetup {
  readonly accountId: AccountId;
  readonly username: string;
  readonly displayName: string;
  readonly publicName: string | null;
  /** Offered on the demo's sign-in page. */
  readonly listed: boolean;
  readonly posts: readonly { readonly id: PostId; readonly role: PostRole; readonly territoryPath: TerritoryPath }[];
}

/**
 * Writes the demo's people, all with the same public password. The password is hashed once and cheaply: a slow hash, or a salt
 * of its own for each, would protect nothing here. No events are written: nobody follows an empty log.
 */
export async function setUpPeople(tx: Tx, people: readonly PersonSetup[], password: string, from: Date): Promise<void> {
  const hash = await hashPassword(password, publicCost);
  await tx.insert(accountTable).values(
    people.map(({ accountId, username, displayName, publicName, listed }) => ({
      id: accountId,
      name: displayName,
      email: `${username}@accounts.invalid`,
      username,
      publicName,
      demo: listed ? ('listed' as const) : ('unlisted' as const),
    })),
  );
  await tx.insert(credentialTable).values(
    people.map(({ accountId }) => ({
      id: randomUUID(),
      accountId,
      providerId: 'credential',
      userId: accountId,
      password: hash,
    })),
  );
  await tx.insert(postTable).values(
    people.flatMap(({ accountId, posts }) =>
      posts.map((post) => ({ ...post, territoryCode: codeOfPath(post.territoryPath), accountId, from, until: null })),
    ),
  );
}
