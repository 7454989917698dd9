import { randomUUID } from 'node:crypto';
import { brandId, type AccountId } from '@finemesh/domain';
import { expect, it } from 'vitest';
import { createTestDatabase, quickestDatabase } from '../../testing/index.ts';
import type { Database } from '../../platform/index.ts';
import { DeviceRegister } from './DeviceRegister.ts';

it('PS7 makes one identifier an account, whoever asks at once, and knows it after a restart', async () => {
  const database = await createTestDatabase(quickestDatabase());
  const devices = new DeviceRegister(database);
  const [ann, bob] = [brandId<AccountId>(randomUUID()), brandId<AccountId>(randomUUID())];
  const [first, second] = await Promise.all([devices.deviceOf(ann), devices.deviceOf(ann)]);
  expect(second).toBe(first);
  expect(await devices.deviceOf(bob, 'demo-phone-1')).toBe('demo-phone-1');
  const again = new DeviceRegister(database);
  await again.load();
  expect([again.accountOf(first), again.accountOf('demo-phone-1'), again.accountOf('unknown')]).toEqual([ann, bob, undefined]);
  expect(await again.deviceOf(ann)).toBe(first);
});

it('makes another one when the first could not be stored', async () => {
  const database = await createTestDatabase(quickestDatabase());
  let isAway = true;
  const broken: Database = { ...database, transaction: (run) => (isAway ? Promise.reject(new Error('no room')) : database.transaction(run)) };
  const devices = new DeviceRegister(broken);
  const ann = brandId<AccountId>(randomUUID());
  await expect(devices.deviceOf(ann)).rejects.toThrow('no room');
  isAway = false;
  expect(devices.accountOf(await devices.deviceOf(ann))).toBe(ann);
});
