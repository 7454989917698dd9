import type { PlanPoint, SeededRandom } from '@finemesh/geo';
import { buildingForms, type BuildingForm, type BuildingKind } from '../plan/buildingKinds.ts';
import type { CommunityPlan, CompoundPlan, GridPlan, OpenGroundPlan, PlaceName, RowPlan } from '../plan/CommunityPlan.ts';
import type { BuildingLayout, CommunityLayout, GridLayout, ParcelLayout } from './CommunityLayout.ts';
import { layOutLanes } from './layOutLanes.ts';
import type { RowBand } from './RowBand.ts';
import { splitIntoMicroGrids } from './splitIntoMicroGrids.ts';

/** Distance from a row's northern edge to its lane, metres. */
const laneSetbackMeters = 4;

/**
 * Puts every building of a plan in its place: rows share the height of their grid, buildings the length of their row
 * with gaps that vary a little, and parcels are cut in the middle of the gaps.
 */
export function layOutCommunity(plan: CommunityPlan, random: SeededRandom): CommunityLayout {
  const numbering = createNumbering(plan);
  const bands = plan.grids.map(bandsOf);
  const grids = plan.grids.map((grid, i): GridLayout => {
    const code = `${plan.code}${String(i + 1).padStart(3, '0')}`;
    const rows = (bands[i] ?? []).map((band, j, all) => layOutRow(band, [j === 0, j === all.length - 1], numbering, random));
    const compound = plan.compounds.find(({ key }) => key === grid.compound);
    return { code, name: grid.name, kind: grid.kind, microGrids: splitIntoMicroGrids(code, grid, compound, rows) };
  });
  return { plan, grids, lanes: layOutLanes(plan, bands.flat()) };
}

function bandsOf(grid: GridPlan): RowBand[] {
  const [, south, , north] = grid.area;
  const [, insetSouth, , insetNorth] = grid.inset;
  const pitches = grid.rows.map((row) => Math.max(...row.map((item) => formOf(item).pitchMeters)));
  const stretch = (north - insetNorth - south - insetSouth) / pitches.reduce((sum, pitch) => sum + pitch, 0);
  let at = south + insetSouth;
  return grid.rows.map((row, i): RowBand => {
    const from = at;
    at += (pitches[i] ?? 0) * stretch;
    return { grid, row, south: Math.round(from), north: Math.round(at), laneY: Math.round(at) - laneSetbackMeters };
  });
}

function layOutRow(
  band: RowBand,
  [isFirst, isLast]: readonly [boolean, boolean],
  numbering: Numbering,
  random: SeededRandom,
): ParcelLayout[] {
  const [west, south, east, north] = band.grid.area;
  const [usableWest, usableEast] = [west + band.grid.inset[0], east - band.grid.inset[2]];
  const lengths = band.row.map((item) => formOf(item).lengthMeters);
  const spare = usableEast - usableWest - lengths.reduce((sum, length) => sum + length, 0);
  const shares = [0.5, ...lengths.slice(1).map(() => 0.8 + random.next() * 0.4), 0.5];
  const shareSum = shares.reduce((sum, share) => sum + share, 0);
  const numbers = numbering.numberRow(band);
  let at = usableWest;
  let cut = west;
  return band.row.map((item, i): ParcelLayout => {
    at += ((shares[i] ?? 0) / shareSum) * spare;
    const from = at;
    at += lengths[i] ?? 0;
    const gap = ((shares[i + 1] ?? 0) / shareSum) * spare;
    const next = i === band.row.length - 1 ? east : Math.round(at + gap / 2);
    const rect = [cut, isFirst ? south : band.south, next, isLast ? north : band.north] as const;
    cut = next;
    if (typeof item === 'object' && 'ground' in item) {
      const ground = [Math.round(from), band.south + 4, Math.round(at), band.north - 9] as const;
      return { rect, building: null, ground: { kind: item.ground, name: item.name ?? null, rect: ground } };
    }
    const kind = typeof item === 'string' ? item : item.kind;
    const name = typeof item === 'string' ? null : item.name;
    return { rect, building: placeBuilding(band, kind, name, numbers[i] ?? null, from, numbering), ground: null };
  });
}

function placeBuilding(
  band: RowBand,
  kind: BuildingKind,
  ownName: PlaceName | null,
  number: number | null,
  from: number,
  numbering: Numbering,
): BuildingLayout {
  const form = buildingForms[kind];
  const x = from + form.lengthMeters / 2;
  const room = band.laneY - band.south - form.depthMeters;
  // A third of the room lies before the doors, two thirds are sun for the windows.
  const y = band.south + room * 0.66 + form.depthMeters / 2;
  const xs = Array.from({ length: form.entrances }, (_, i) =>
    Math.round(from + ((i + 0.5) * form.lengthMeters) / form.entrances),
  );
  const compound = numbering.compoundOf(band.grid);
  return {
    code: numbering.nextCode(),
    kind,
    form,
    name: ownName ?? numberedName(compound, number),
    number: ownName ? null : number,
    compound: ownName ? null : (compound?.key ?? null),
    profile: (number !== null && !ownName && compound?.profiles?.[number]) || 'mixed',
    center: [x, y],
    doors: xs.map((doorX): PlanPoint => [doorX, y + form.depthMeters / 2 + 0.5]),
    laneStops: xs.map((doorX): PlanPoint => [doorX, band.laneY]),
  };
}

function numberedName(compound: CompoundPlan | undefined, number: number | null): PlaceName {
  return { zh: `${compound?.name.zh ?? ''}${number}栋`, en: `${compound?.name.en ?? ''} Building ${number}` };
}

interface Numbering {
  compoundOf(grid: GridPlan): CompoundPlan | undefined;
  /** Building numbers for the row's items, `null` for those that carry a name or none. */
  numberRow(band: RowBand): (number | null)[];
  nextCode(): string;
}

/** Numbers buildings within their compound, and gives each a code that is unique in the community. */
function createNumbering(plan: CommunityPlan): Numbering {
  const progress = new Map<string, { rows: number; buildings: number }>();
  let codes = 0;
  return {
    compoundOf: (grid) => plan.compounds.find(({ key }) => key === grid.compound),
    numberRow: ({ grid, row }) => {
      const compound = plan.compounds.find(({ key }) => key === grid.compound);
      const numbers: (number | null)[] = row.map(() => null);
      const homes = row.flatMap((item, i) => (typeof item === 'string' ? [i] : []));
      if (!compound || homes.length === 0) return numbers;
      const done = progress.get(compound.key) ?? { rows: 0, buildings: 0 };
      const backwards = compound.numbering === 'winding' && done.rows % 2 === 1;
      for (const i of backwards ? homes.reverse() : homes) numbers[i] = done.buildings += 1;
      progress.set(compound.key, { rows: done.rows + 1, buildings: done.buildings });
      return numbers;
    },
    nextCode: () => `${plan.code}B${String((codes += 1)).padStart(3, '0')}`,
  };
}

function formOf(item: RowPlan[number]): Pick<BuildingForm | OpenGroundPlan, 'lengthMeters' | 'pitchMeters'> {
  if (typeof item === 'string') return buildingForms[item];
  return 'ground' in item ? item : buildingForms[item.kind];
}
