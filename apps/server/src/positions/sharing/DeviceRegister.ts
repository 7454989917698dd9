import { randomBytes } from 'node:crypto';
import type { AccountId } from '@finemesh/domain';
import type { Database } from '../../platform/index.ts';
import { positionDeviceTable } from '../tables.ts';

/** Which existing phone app sends for which account, by the identifier that was typed into it. */
export class DeviceRegister {
  readonly #database: Database;
  readonly #accounts = new Map<string, AccountId>();
  /** The identifier of each account, or its making. */
  readonly #devices = new Map<AccountId, Promise<string>>();

  constructor(database: Database) {
    this.#database = database;
  }

  async load(): Promise<void> {
    for (const { deviceId, accountId } of await this.#database.db.select().from(positionDeviceTable)) this.#keep(deviceId, accountId);
  }

  accountOf(deviceId: string): AccountId | undefined {
    return this.#accounts.get(deviceId);
  }

  /** The account's identifier, made once; `fixed` names it in the demo. */
  deviceOf(accountId: AccountId, fixed?: string): Promise<string> {
    const known = this.#devices.get(accountId);
    if (known !== undefined) return known;
    const made = this.#make(accountId, fixed ?? randomBytes(12).toString('base64url'));
    this.#devices.set(accountId, made);
    // What could not be stored is made again by the next one who asks.
    made.catch(() => this.#devices.delete(accountId));
    return made;
  }

  async #make(accountId: AccountId, deviceId: string): Promise<string> {
    await this.#database.transaction((tx) => tx.insert(positionDeviceTable).values({ deviceId, accountId }).onConflictDoNothing());
    this.#keep(deviceId, accountId);
    return deviceId;
  }

  #keep(deviceId: string, accountId: AccountId): void {
    this.#accounts.set(deviceId, accountId);
    this.#devices.set(accountId, Promise.resolve(deviceId));
  }
}
