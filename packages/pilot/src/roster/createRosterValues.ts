import type { CellValue, RosterFacet } from '@finemesh/domain';
import { createSeededRandom, type SeededRandom } from '../createSeededRandom.ts';
import { surnames } from '../people/surnames.ts';
import type { PilotDistrict, PilotHousehold } from '../PilotDistrict.ts';

/** One household's cells, by facet and column key; columns without a value are left out. All of it is invented. */
export type PilotRosterRow = { readonly householdCode: string } & Readonly<Record<RosterFacet, Readonly<Record<string, CellValue>>>>;

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
      return {
        householdCode: household.code,
        dwelling: dwellingOf(household, random, day),
        contact: contactOf(household, random, day),
        care: careOf(household, random, day),
        legal: legalOf(household, random, day),
      };
    });
}

type Day = (offset: number) => string;
type Cells = Record<string, CellValue>;

function dwellingOf(household: PilotHousehold, random: SeededRandom, day: Day): Cells {
  const isUnconfirmed = random.next() < 0.04;
  const cells: Cells = {
    flat: household.flat,
    entrance: household.entrance.slice(household.entrance.lastIndexOf('E') + 1),
    floor: household.floor,
    occupancy: isUnconfirmed ? 'unknown' : household.occupancy,
    ...(isUnconfirmed ? {} : { headCount: household.headCount }),
  };
  if (household.occupancy === 'vacant' || isUnconfirmed) return cells;
  const chance = random.next();
  const outcome = chance < 0.72 ? 'visited' : chance < 0.85 ? 'absent' : chance < 0.88 ? 'refused' : chance < 0.96 ? 'revisit' : null;
  if (outcome !== null) Object.assign(cells, { visitOutcome: outcome, lastVisit: day(-random.integer(2, 75)) });
  if (outcome === 'revisit' || random.next() < 0.03) {
    Object.assign(cells, { promise: random.pick(promises), promiseDue: day(random.integer(1, 12)) });
  }
  return cells;
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

function contactOf(household: PilotHousehold, random: SeededRandom, day: Day): Cells {
  if (household.occupancy === 'vacant' || random.next() < 0.08) return {};
  const [surname] = random.pick(surnames);
  const forms = household.occupancy === 'let' ? (['小{}', '{}先生', '{}女士'] as const) : (['{}阿姨', '{}师傅', '{}老师', '老{}', '{}姐', '{}奶奶', '{}大爷'] as const);
  const cells: Cells = {
    addressedAs: random.pick(forms).replace('{}', surname),
    phone: inventedPhone(random),
    tenure: household.occupancy === 'let' ? 'tenant' : random.next() < 0.8 ? 'landlord' : 'family',
  };
  if (random.next() < 0.06) cells['awayUntil'] = day(random.integer(3, 60));
  return cells;
}

/** No mobile number begins with 100, and no exchange has it: nobody's telephone rings. */
function inventedPhone(random: SeededRandom): string {
  return `100 0000 ${String(random.integer(0, 9999)).padStart(4, '0')}`;
}

/** Needs that are noted only with the household's consent and until a date. */
function careOf({ headCount, occupancy }: PilotHousehold, random: SeededRandom, day: Day): Cells {
  const chance = random.next();
  const need = headCount === 1 && occupancy === 'owner' && chance < 0.4 ? 'livesAlone' : headCount > 2 && chance < 0.05 ? 'childUnder14' : headCount > 0 && chance < 0.07 ? random.pick(['mobility', 'health'] as const) : null;
  if (need === null) return {};
  const since = random.integer(10, 200);
  return { need, careNote: random.pick(careNotes[need]), consentOn: day(-since), expiresOn: day(365 - since) };
}

const careNotes: Record<'livesAlone' | 'childUnder14' | 'mobility' | 'health', readonly string[]> = {
  livesAlone: ['每天早上看一眼窗帘有没有拉开', '周三、周六敲门问候', '钥匙放在对门邻居处'],
  childUnder14: ['放学后一小时家里没有大人，邻居帮忙照看', '暑假白天一个人在家'],
  mobility: ['上下楼要人搀扶，垃圾由志愿者代扔', '停电梯前要先告知'],
  health: ['定期去医院，来回要人陪', '家里备氧气，停电要先告知'],
};

function legalOf({ occupancy, headCount }: PilotHousehold, random: SeededRandom, day: Day): Cells {
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
