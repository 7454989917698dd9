import { randomUUID } from 'node:crypto';
import { createTestClock } from '@finemesh/testkit';
import { expect, it } from 'vitest';
import type { Caller } from '../../platform/index.ts';
import { createPerson, createSmallTerritory, createTestDatabase, paths, quickestDatabase } from '../../testing/index.ts';
import { appointPost } from './appointPost.ts';

it('names what is wrong with an appointment', async () => {
  const database = await createTestDatabase(quickestDatabase());
  const territory = createSmallTerritory();
  const clock = createTestClock();
  const administrator = await createPerson(database, 'administrator', paths.district, clock.now());
  const lawyer = await createPerson(database, 'lawyer', paths.grid2, clock.now());
  const appoint = (fields: object, caller: Caller = administrator) => {
    const input = { accountId: lawyer.accountId, role: 'cadre', territoryCode: '320105004004', ...fields };
    return database.transaction((tx) => appointPost(tx, territory, caller, input as never, clock.now()));
  };
  await expect(appoint({}, lawyer)).rejects.toMatchObject({ code: 'notAllowed' });
  await expect(appoint({ territoryCode: '999999' })).rejects.toMatchObject({ fields: [{ field: 'territoryCode' }] });
  await expect(appoint({ accountId: randomUUID() })).rejects.toMatchObject({ fields: [{ field: 'accountId' }] });
  const past = new Date(clock.now().getTime() - 1).toISOString();
  await expect(appoint({ until: past })).rejects.toMatchObject({ fields: [{ field: 'until', code: 'beforeFrom' }] });
  await appoint({});
  await expect(appoint({})).rejects.toMatchObject({ code: 'stateConflict' });
});
