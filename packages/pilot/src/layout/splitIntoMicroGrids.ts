import { flatsOf } from '../plan/buildingKinds.ts';
import type { CompoundPlan, GridPlan, PlaceName } from '../plan/CommunityPlan.ts';
import type { MicroGridLayout, ParcelLayout } from './CommunityLayout.ts';

/**
 * Cuts a grid's parcels into its micro-grids: the plan's own sets where it names them, else stretches of a walk that winds
 * to and fro through the rows, so that each is one piece of ground and they carry about the same number of homes.
 */
export function splitIntoMicroGrids(
  gridCode: string,
  grid: GridPlan,
  compound: CompoundPlan | undefined,
  rows: readonly (readonly ParcelLayout[])[],
): MicroGridLayout[] {
  const walk = rows.flatMap((row, i) => (i % 2 === 0 ? row : [...row].reverse()));
  const groups = typeof grid.microGrids === 'number' ? stretches(walk, grid.microGrids) : namedSets(walk, grid.microGrids);
  return groups.map((parcels, i) => ({
    code: `${gridCode}${String(i + 1).padStart(2, '0')}`,
    name: nameOf(grid, compound, parcels),
    parcels,
  }));
}

function homesIn({ building }: ParcelLayout): number {
  return building ? flatsOf(building.form) : 0;
}

function stretches(walk: readonly ParcelLayout[], count: number): ParcelLayout[][] {
  const total = walk.reduce((sum, parcel) => sum + homesIn(parcel), 0);
  const groups: ParcelLayout[][] = Array.from({ length: count }, () => []);
  let before = 0;
  for (const parcel of walk) {
    // The middle of a building's homes says which stretch it falls in; open ground goes with what came last.
    const middle = before + homesIn(parcel) / 2;
    const at = total === 0 ? 0 : Math.min(count - 1, Math.floor((middle / total) * count - (homesIn(parcel) ? 0 : 1e-9)));
    groups[Math.max(0, at)]?.push(parcel);
    before += homesIn(parcel);
  }
  if (groups.some((group) => group.length === 0)) throw new Error('a grid has more micro-grids than its buildings can fill');
  return groups;
}

function namedSets(walk: readonly ParcelLayout[], sets: readonly (readonly number[])[]): ParcelLayout[][] {
  const groups = sets.map((numbers) => walk.filter(({ building }) => numbers.includes(building?.number ?? 0)));
  if (groups.flat().length !== walk.length) throw new Error('the named micro-grids do not cover their grid');
  return groups;
}

function nameOf(grid: GridPlan, compound: CompoundPlan | undefined, parcels: readonly ParcelLayout[]): PlaceName {
  const numbers = parcels.flatMap(({ building }) => building?.number ?? []).sort((a, b) => a - b);
  if (!compound || numbers.length === 0) {
    return { zh: grid.name.zh.replace('专属网格', '微网格'), en: grid.name.en.replace('Exclusive Grid', 'Micro-grid') };
  }
  return {
    zh: `${compound.name.zh}${runsOf(numbers).join('、')}栋`,
    en: `${compound.name.en} ${runsOf(numbers).join(', ')}`,
  };
}

/** `[8, 9, 10, 13]` as `8–10` and `13`. */
function runsOf(numbers: readonly number[]): string[] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.flatMap(([from, to]) => (from === to ? [`${from}`] : to === from + 1 ? [`${from}`, `${to}`] : [`${from}–${to}`]));
}
