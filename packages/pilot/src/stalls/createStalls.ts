import type { Merchant, OpeningState, TradeKind } from '@finemesh/domain';
import type { LngLat, PlanPoint, SeededRandom } from '@finemesh/geo';
import type { BuildingLayout } from '../layout/CommunityLayout.ts';
import type { PilotStall } from '../PilotDistrict.ts';
import type { BuildingKind } from '../plan/buildingKinds.ts';
import type { PlaceName } from '../plan/CommunityPlan.ts';
import { tradeNameEnds, tradeNameStarts } from './trade-names.ts';

/** What is sold in a kind of building, in the order of its rows, and how a place in it is called. */
const marketPlans: Partial<Record<BuildingKind, { readonly trades: readonly TradeKind[]; readonly unit: PlaceName }>> = {
  hall: { trades: ['produce', 'produce', 'meatAndFish', 'groceries', 'cookedFood'], unit: { zh: '号摊位', en: 'Stall' } },
  centre: { trades: ['groceries', 'dailyGoods', 'cookedFood', 'services'], unit: { zh: '号商铺', en: 'Shop' } },
  greenhouse: { trades: ['farm'], unit: { zh: '号地块', en: 'Plot' } },
};

/** Of twelve merchants ten are open, one has closed for now and one for good. */
const openingShares: readonly OpeningState[] = [...Array.from({ length: 10 }, () => 'open' as const), 'suspended', 'closed'];

export interface StallsOptions {
  readonly random: SeededRandom;
  /** Code of the community, which issues the stalls' codes. */
  readonly community: string;
  readonly place: (point: PlanPoint) => LngLat;
}

/** The stalls of a community's buildings with who trades there; every trade name is invented and stands once. */
export function createStalls(
  buildings: readonly { readonly building: BuildingLayout; readonly path: string }[],
  { random, community, place }: StallsOptions,
): PilotStall[] {
  const names = createNames(random);
  let issued = 0;
  return buildings.flatMap(({ building, path }) => {
    const plan = marketPlans[building.kind];
    if (plan === undefined) return [];
    const spots = spotsIn(building);
    return spots.map((spot, i): PilotStall => {
      const code = `${community}S${String((issued += 1)).padStart(3, '0')}`;
      const trade = plan.trades[Math.floor((i / spots.length) * plan.trades.length)] ?? 'services';
      return {
        code,
        path: `${path}/${code}`,
        building: building.code,
        nameZh: `${building.name.zh}${i + 1}${plan.unit.zh}`,
        nameEn: `${building.name.en}, ${plan.unit.en} ${i + 1}`,
        center: place(spot),
        merchant: { tradeName: names(trade), tradeKind: trade, openingState: random.pick(openingShares) } satisfies Merchant,
      };
    });
  });
}

/** A spot on the plan for each merchant, in rows along the building and away from its walls. */
function spotsIn({ center, form: { merchants, lengthMeters, depthMeters } }: BuildingLayout): PlanPoint[] {
  const rows = Math.max(1, Math.round(Math.sqrt((merchants * depthMeters) / lengthMeters)));
  const perRow = Math.ceil(merchants / rows);
  const usable = 0.8;
  return Array.from({ length: merchants }, (_, i): PlanPoint => {
    const [row, column] = [Math.floor(i / perRow), i % perRow];
    return [
      center[0] + ((column + 0.5) / perRow - 0.5) * lengthMeters * usable,
      center[1] + ((row + 0.5) / rows - 0.5) * depthMeters * usable,
    ];
  });
}

/** Gives out each trade name once. @throws RangeError when a kind has more merchants than names. */
function createNames(random: SeededRandom): (kind: TradeKind) => string {
  const left = new Map<TradeKind, string[]>();
  return (kind) => {
    const names = left.get(kind) ?? random.shuffle(tradeNameEnds[kind].flatMap((end) => tradeNameStarts.map((start) => start + end)));
    left.set(kind, names);
    const name = names.pop();
    if (name === undefined) throw new RangeError(`no trade name is left for ${kind}`);
    return name;
  };
}
