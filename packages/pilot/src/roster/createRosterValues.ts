import type { CellValueOf, FacetCells, RosterFacet } from '@finemesh/domain';
import { createSeededRandom, type SeededRandom } from '@finemesh/geo';
import { surnames } from '../people/surnames.ts';
import type { PilotDistrict, PilotHousehold } from '../PilotDistrict.ts';

/** One household's cells, by facet and column key; columns without a value are left out. All of it is invented. */
export type PilotRosterRow = { readonly householdCode: string } & { readonly [Facet in RosterFacet]: FacetCells<Facet> };

export interface RosterValuesOptions {
  /** The day that visits, promises and consents are counted from, `yyyy-mm-dd`. */
  readonly today: string;
}

/** The rows of a building's roster, from the lowest floor of the first entrance; none where nobody lives. */
export function createRosterValues(district: PilotDistrict, buildingCode: string, { today }: RosterValuesOptions): PilotRosterRow[] {
  return district.households
    .filter(({ building }) => building === buildingCode)
    .map((household) => {
      const random = createSeededRandom(`${district.seed}/roster/${household.code}`);
      const day = (offset: number): string => shiftDay(today, offset);
      const dwelling = dwellingOf(household, random, day);
      return {
        householdCode: household.code,
        dwelling,
        contact: contactOf(household, random, day),
        care: careOf(household, dwelling.visitOutcome ?? null, random, day),
        legal: legalOf(household, random, day),
      };
    });
}

type Day = (offset: number) => string;

function dwellingOf(household: PilotHousehold, random: SeededRandom, day: Day): FacetCells<'dwelling'> {
  const isUnconfirmed = random.next() < 0.04;
  const place: FacetCells<'dwelling'> = {
    flat: household.flat,
    entrance: household.entrance.slice(household.entrance.lastIndexOf('E') + 1),
    floor: household.floor,
    occupancy: isUnconfirmed ? 'unknown' : household.occupancy,
    ...(isUnconfirmed ? {} : { headCount: household.headCount }),
  };
  if (household.occupancy === 'vacant' || isUnconfirmed) return place;
  const outcome = outcomeOf(random.next());
  const hasPromised = outcome === 'revisit' || random.next() < 0.03;
  return {
    ...place,
    ...(outcome === null ? {} : { visitOutcome: outcome, lastVisit: day(-random.integer(2, 75)) }),
    ...(hasPromised ? { promise: random.pick(promises), promiseDue: day(random.integer(1, 12)) } : {}),
  };
}

/** What came of the last visit, for a chance of 0–1; `null` where nobody was there yet. */
function outcomeOf(chance: number): CellValueOf<'visitOutcome'> {
  if (chance < 0.72) return 'visited';
  if (chance < 0.85) return 'absent';
  if (chance < 0.88) return 'refused';
  return chance < 0.96 ? 'revisit' : null;
}

/** Things that a household and its neighbours agreed at the door. */
const promises = [
  '楼道里的纸箱周末前清走',
  '电动车不再推上楼，到车棚充电',
  '阳台花盆移到里侧',
  '装修噪声中午十二点到两点停工',
  '公共门口不再停童车',
  '空调滴水管接到落水管',
  '新租客来了先打个招呼再登记',
] as const;

function contactOf(household: PilotHousehold, random: SeededRandom, day: Day): FacetCells<'contact'> {
  if (household.occupancy === 'vacant' || random.next() < 0.08) return {};
  const [surname] = random.pick(surnames);
  const forms = household.occupancy === 'let' ? (['小{}', '{}先生', '{}女士'] as const) : (['{}阿姨', '{}师傅', '{}老师', '老{}', '{}姐', '{}奶奶', '{}大爷'] as const);
  return {
    addressedAs: random.pick(forms).replace('{}', surname),
    phone: inventedPhone(random),
    tenure: household.occupancy === 'let' ? 'tenant' : random.next() < 0.8 ? 'owner' : 'family',
    ...(random.next() < 0.06 ? { awayUntil: day(random.integer(3, 60)) } : {}),
  };
}

/** No mobile number begins with 100, and no exchange has it: nobody's telephone rings. */
function inventedPhone(random: SeededRandom): string {
  return `100 0000 ${String(random.integer(0, 9999)).padStart(4, '0')}`;
}

/** Needs that are noted only with the household's consent and until a date: not of one that declines visits. */
function careOf({ headCount, occupancy }: PilotHousehold, visit: CellValueOf<'visitOutcome'>, random: SeededRandom, day: Day): FacetCells<'care'> {
  const need = needOf(headCount, occupancy, random);
  if (need === null || visit === 'refused') return {};
  const since = random.integer(10, 200);
  return { need, careNote: random.pick(careNotes[need]), consentOn: day(-since), expiresOn: day(365 - since) };
}

type Need = NonNullable<CellValueOf<'need'>>;

function needOf(headCount: number, occupancy: PilotHousehold['occupancy'], random: SeededRandom): Need | null {
  const chance = random.next();
  if (headCount === 1 && occupancy === 'owner' && chance < 0.4) return 'livesAlone';
  if (headCount > 2 && chance < 0.05) return 'childUnder14';
  return headCount > 0 && chance < 0.07 ? random.pick(['mobility', 'health'] as const) : null;
}

/**
 * What neighbours do for the household, and nothing that would harm it in wrong hands: no illness or aid, no key, no hours at
 * which nobody or a child alone is at home.
 */
const careNotes: Readonly<Record<Need, readonly string[]>> = {
  livesAlone: ['每周三、周六上午打个招呼', '停水停电通知请上门告知', '想参加社区老年食堂的活动'],
  childUnder14: ['安全宣传资料请优先送到', '亲子活动请提前一周通知'],
  mobility: ['垃圾由志愿者代送到投放点', '电梯检修请提前告知'],
  health: ['上门前请先打电话', '停电检修请提前告知'],
};

function legalOf({ occupancy, headCount }: PilotHousehold, random: SeededRandom, day: Day): FacetCells<'legal'> {
  if (headCount === 0 || random.next() > (occupancy === 'let' ? 0.05 : 0.02)) return {};
  const matter = occupancy === 'let' ? 'tenancy' : random.pick(['mediation', 'consultation', 'propertyFee'] as const);
  const matterState = random.pick(['open', 'agreed', 'closed'] as const);
  return {
    matter,
    matterState,
    legalNote: legalNotes[matter],
    ...(matterState === 'open' ? { nextMeeting: day(random.integer(2, 14)) } : {}),
  };
}

const legalNotes: Record<'tenancy' | 'mediation' | 'consultation' | 'propertyFee', string> = {
  tenancy: '租约未写退租时间，建议双方先对账，押金按交接单退还。',
  mediation: '楼上漏水，双方同意先请第三方查明漏点，再谈费用。',
  consultation: '咨询加装电梯的出资办法，已给出书面说明。',
  propertyFee: '对停车费有异议，已约物业带账目一起谈。',
};

/** Another day of the calendar, `yyyy-mm-dd`. */
function shiftDay(day: string, offset: number): string {
  const start = Date.parse(`${day}T00:00:00Z`);
  return new Date(start + offset * 86_400_000).toISOString().slice(0, 10);
}
