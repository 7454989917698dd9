import type { SeededRandom } from '@finemesh/geo';
import type { BuildingLayout } from '../layout/CommunityLayout.ts';
import type { HouseholdProfile } from '../plan/CommunityPlan.ts';
import type { PilotHousehold } from '../PilotDistrict.ts';

/** What a flat is to those who live in it. */
type Occupancy = PilotHousehold['occupancy'];

/** Parts of a building's flats that are owned, let and empty; they add up to 1. */
const occupancyShares: Record<HouseholdProfile, Record<Occupancy, number>> = {
  mixed: { owner: 0.72, let: 0.22, vacant: 0.06 },
  youngRenters: { owner: 0.1, let: 0.84, vacant: 0.06 },
  threeGenerations: { owner: 0.94, let: 0.06, vacant: 0 },
};

/** Weights of 1, 2, 3, … people in a flat that is lived in; mixed buildings take those of their community. */
const profileSizes: Record<Exclude<HouseholdProfile, 'mixed'>, readonly number[]> = {
  youngRenters: [62, 34, 4],
  threeGenerations: [0, 3, 12, 32, 38, 15],
};

export interface HouseholdsOptions {
  readonly random: SeededRandom;
  /** Path of the building's node. */
  readonly path: string;
  /** Flats at the first entrance's ground floor that are common rooms and no household. */
  readonly commonFlats: number;
  /** Weights of 1, 2, 3, … people in a home of a mixed building. */
  readonly sizes: readonly number[];
}

/**
 * The households of a building, one for each flat. Shares are dealt out, not thrown: every building has its part of
 * each kind, so that a community's head-count hardly moves from seed to seed.
 */
export function createHouseholds(building: BuildingLayout, { random, path, commonFlats, sizes }: HouseholdsOptions): PilotHousehold[] {
  const flats = flatsOfBuilding(building).slice(commonFlats);
  const places = random.shuffle(flats.map((_, i) => (i + random.next()) / flats.length));
  const people = random.shuffle(flats.map((_, i) => (i + random.next()) / flats.length));
  return flats.map(({ entrance, floor, flat }, i) => {
    const occupancy = chooseByShare(Object.entries(occupancyShares[building.profile]) as [Occupancy, number][], places[i] ?? 0);
    const weights = (building.profile === 'mixed' ? sizes : profileSizes[building.profile]).map((weight, j) => [j + 1, weight] as const);
    const entranceCode = `${building.code}E${entrance}`;
    const code = `${entranceCode}-${flat}`;
    return {
      code,
      path: `${path}/${entranceCode}/${code}`,
      building: building.code,
      entrance: entranceCode,
      floor,
      flat,
      headCount: occupancy === 'vacant' ? 0 : chooseByShare(weights, people[i] ?? 0),
      occupancy,
    };
  });
}

interface Flat {
  readonly entrance: number;
  readonly floor: number;
  readonly flat: string;
}

/** Flats from the first entrance's ground floor up; `302` is the second flat on the third floor. */
function flatsOfBuilding({ form }: BuildingLayout): Flat[] {
  return Array.from({ length: form.entrances }, (_, e) =>
    Array.from({ length: form.floors }, (_, f) =>
      Array.from({ length: form.flatsPerFloor }, (_, n): Flat => ({
        entrance: e + 1,
        floor: f + 1,
        flat: `${f + 1}${String(n + 1).padStart(2, '0')}`,
      })),
    ),
  ).flat(2);
}

function chooseByShare<Choice>(shares: readonly (readonly [Choice, number])[], place: number): Choice {
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  let rest = place * total;
  for (const [choice, share] of shares) {
    if (rest < share) return choice;
    rest -= share;
  }
  const last = shares.at(-1);
  if (!last) throw new RangeError('nothing to choose from');
  return last[0];
}
