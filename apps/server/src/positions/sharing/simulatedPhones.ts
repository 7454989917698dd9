import type { AccountId } from '@finemesh/domain';
import { choosePilotWalkers, createPilotPeople } from '@finemesh/pilot';
import type { Clock } from '../../platform/index.ts';
import { pilotDistrict } from '../../territory/index.ts';
import type { DeviceRegister } from './DeviceRegister.ts';
import type { SharingRegister } from './SharingRegister.ts';

export interface SimulatedPhonesParts {
  readonly register: SharingRegister;
  readonly devices: DeviceRegister;
  readonly clock: Clock;
  readonly accountsByName: (usernames: readonly string[]) => Promise<ReadonlyMap<string, AccountId>>;
}

/** The demo's simulated gridders share for so long after each start, in hours. */
const simulatedSharingHours = 24;

/**
 * Makes the phones of the demo's simulated gridders known and turns their sharing on. Nobody else's: the demo accounts begin
 * as everybody does, with sharing off.
 */
export async function shareAsSimulated({ register, devices, clock, accountsByName }: SimulatedPhonesParts): Promise<void> {
  const walkers = choosePilotWalkers(createPilotPeople(pilotDistrict()));
  const accounts = await accountsByName(walkers.map(({ username }) => username));
  const until = new Date(clock.now().getTime() + simulatedSharingHours * 3_600_000);
  for (const { username, deviceId } of walkers) {
    const accountId = accounts.get(username);
    // The operator of a demo may have ended a walker's posts; then it does not share.
    if (accountId === undefined || (await register.start(accountId, null, until)) === null) continue;
    await devices.deviceOf(accountId, deviceId);
  }
}
