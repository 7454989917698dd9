import { createPilotDistrict, createRosterValues, type PilotDistrict } from '@finemesh/pilot';
import type { TerritoryCode } from '@finemesh/domain';
import type { Clock } from '../../platform/index.ts';
import type { FirstRow } from '../RosterPorts.ts';

/** Dates in the demo's rosters count from the day in Nanjing. */
const dayInNanjing = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The invented households of the pilot district, by building. The district is made when the first roster is opened. */
export function createDemoValues(clock: Clock): (building: TerritoryCode) => readonly FirstRow[] {
  let district: PilotDistrict | undefined;
  return (building) => {
    district ??= createPilotDistrict();
    return createRosterValues(district, building, { today: dayInNanjing.format(clock.now()) });
  };
}
