import type { DemoAccount } from '@finemesh/contract';
import { brandId, type AccountId, type PostId } from '@finemesh/domain';
import { createPilotPeople, demoPassword } from '@finemesh/pilot';
import { asc, eq, isNotNull } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { ConfigFault, type AreaContext, type Reader } from '../platform/index.ts';
import { lockSetup, pilotDistrict, type TerritoryIndex } from '../territory/index.ts';
import { setUpPeople } from './commands/setUpPeople.ts';
import { accountTable, postTable } from './tables.ts';

/** The demo's posts were filled long before the oldest case of its history. */
const servedForDays = 90;

/** Brings the pilot's people into a database without accounts. */
export async function prepareDemoPeople({ database, clock }: AreaContext): Promise<void> {
  if (await hasNoAccounts(database.db)) {
    const people = createPilotPeople(pilotDistrict()).map(({ username, displayName, publicName, posts, isDemo }) => ({
      accountId: brandId<AccountId>(randomUUID()),
      username,
      displayName,
      publicName,
      listed: isDemo,
      posts: posts.map(({ role, territoryPath }) => ({ id: brandId<PostId>(randomUUID()), role, territoryPath })),
    }));
    const from = new Date(clock.now().getTime() - servedForDays * 86_400_000);
    await database.transaction(async (tx) => {
      await lockSetup(tx);
      if (await hasNoAccounts(tx)) await setUpPeople(tx, people, demoPassword, from);
    });
  }
}

/**
 * Keeps a production server away from accounts whose password everybody knows.
 *
 * @throws where there is one, with what to do.
 */
export async function refuseDemoAccounts(reader: Reader): Promise<void> {
  const found = await reader.select({ id: accountTable.id }).from(accountTable).where(isNotNull(accountTable.demo)).limit(1);
  if (found.length === 0) return;
  throw new ConfigFault(['this database holds demo accounts with a public password: production needs a database of its own']);
}

async function hasNoAccounts(reader: Reader): Promise<boolean> {
  const rows = await reader.select({ id: accountTable.id }).from(accountTable).limit(1);
  return rows.length === 0;
}

/** The accounts that the demo offers on its sign-in pages, with what their nodes are called now. */
export async function listDemoAccounts(reader: Reader, territory: TerritoryIndex): Promise<DemoAccount[]> {
  const rows = await reader
    .select({ account: accountTable, post: postTable })
    .from(accountTable)
    .innerJoin(postTable, eq(postTable.accountId, accountTable.id))
    .where(eq(accountTable.demo, 'listed'))
    .orderBy(asc(accountTable.username), asc(postTable.territoryPath));
  // An account of several posts is listed once, with its first.
  const firstOf = new Map(rows.map(({ account }) => [account.id, rows.find((row) => row.account.id === account.id)]));
  return [...firstOf.values()].flatMap((row) => {
    if (row === undefined) return [];
    const { role, territoryPath } = row.post;
    return [
      {
        username: row.account.username ?? '',
        password: demoPassword,
        role,
        displayName: row.account.name,
        territory: territory.at(territoryPath).name,
        screen: role === 'commander' ? 'wall' : 'workbench',
      } satisfies DemoAccount,
    ];
  });
}
