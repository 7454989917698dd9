import type { LngLat } from '@finemesh/domain';
import type { Polygon } from 'geojson';
import { createSeededRandom } from './createSeededRandom.ts';
import { createHouseholds } from './households/createHouseholds.ts';
import { layOutCommunity } from './layout/layOutCommunity.ts';
import type { CommunityLayout, GridLayout, ParcelLayout } from './layout/CommunityLayout.ts';
import { drawPilotMap, type PlacedCommunity } from './map/drawPilotMap.ts';
import { districtSketch, islandPolygon, nanyuanSketch, pilotAttribution } from './map/surroundings.ts';
import type { PilotDistrict, PilotHousehold, PilotNode } from './PilotDistrict.ts';
import type { CommunityPlan, PlaceName } from './plan/CommunityPlan.ts';
import { flatsOf } from './plan/buildingKinds.ts';
import { lushanPlan } from './plan/lushanPlan.ts';
import { zhoudaoPlan } from './plan/zhoudaoPlan.ts';
import { createCommunityFrame, type CommunityFrame } from './shape/CommunityFrame.ts';
import { createPatchwork } from './shape/createPatchwork.ts';
import { isInsidePolygon } from './shape/isInsidePolygon.ts';
import { smoothLine } from './shape/smoothLine.ts';
import { createStreetGraph, joinStreetGraphs, type Way } from './streets/createStreetGraph.ts';

/** The seed of the demo; boundaries, codes and counts are the same under every seed, people and bends of streets are not. */
export const defaultPilotSeed = 'finemesh';

const district = { code: '320105', name: { zh: '建邺区', en: 'Jianye District' } };
const streets = [
  { code: '320105004', name: { zh: '江心洲街道', en: 'Jiangxinzhou Street' }, outline: islandPolygon, plan: zhoudaoPlan },
  { code: '320105007', name: { zh: '南苑街道', en: 'Nanyuan Street' }, outline: nanyuanSketch, plan: lushanPlan },
] as const;

/** Makes the pilot district. Pure: the same seed gives the same district, to the last digit. */
export function createPilotDistrict(seed: string = defaultPilotSeed): PilotDistrict {
  const random = createSeededRandom(seed);
  const communities = streets.map(({ plan }) => placeCommunity(plan, seed));
  const households = communities.flatMap((community, i) => householdsOf(community.layout, streets[i]?.code ?? '', seed));
  const bridge = bridgeBetween(communities);
  const outlines = new Map<string, Polygon>([
    [district.code, districtSketch],
    ...streets.map(({ code, outline }) => [code, outline] as const),
    ...communities.flatMap((community) => [...community.outlines]),
  ]);
  return {
    seed,
    nodes: nodesOf(communities, households, outlines),
    boundaries: Object.fromEntries(outlines),
    map: drawPilotMap(communities, bridge, random.branch('map')),
    households,
    streetGraph: joinStreetGraphs(communities.map(graphOf), [bridge]),
    attribution: pilotAttribution,
  };
}

function placeCommunity(plan: CommunityPlan, seed: string): PlacedCommunity {
  const layout = layOutCommunity(plan, createSeededRandom(`${seed}/layout/${plan.code}`));
  const frame = createCommunityFrame(plan, seed);
  return { layout, frame, outlines: outlinesOf(layout, frame) };
}

/** Outlines of the community, its grids and micro-grids as unions of parcels, and of its buildings. */
function outlinesOf(layout: CommunityLayout, frame: CommunityFrame): Map<string, Polygon> {
  const parcelsOf = (grid: GridLayout): ParcelLayout[] => grid.microGrids.flatMap(({ parcels }) => [...parcels]);
  const all = layout.grids.flatMap(parcelsOf);
  const patchwork = createPatchwork(all.map(({ rect }) => rect));
  const around = (parcels: readonly ParcelLayout[]): Polygon => ({
    type: 'Polygon',
    coordinates: patchwork.ringsAround(parcels.map(({ rect }) => rect)).map((ring) => ring.map((point) => [...frame.place(point)])),
  });
  return new Map([
    [layout.plan.code, around(all)],
    ...layout.grids.map((grid) => [grid.code, around(parcelsOf(grid))] as const),
    ...layout.grids.flatMap(({ microGrids }) => microGrids.map(({ code, parcels }) => [code, around(parcels)] as const)),
    ...all.flatMap(({ building }) =>
      building
        ? [[building.code, frame.placeRectangle(building.center, building.form.lengthMeters, building.form.depthMeters)] as const]
        : [],
    ),
  ]);
}

function householdsOf(layout: CommunityLayout, streetCode: string, seed: string): PilotHousehold[] {
  const root = `${district.code}/${streetCode}/${layout.plan.code}`;
  let commonFlats = layout.plan.commonFlats;
  return layout.grids.flatMap((grid) =>
    grid.microGrids.flatMap((microGrid) => {
      // Sets that the plan names by their buildings keep every flat: the counts of REQUIREMENTS.md hang on them.
      const isNamed = layout.plan.grids.some(({ name, microGrids }) => name === grid.name && typeof microGrids !== 'number');
      return microGrid.parcels.flatMap(({ building }) => {
        if (!building || flatsOf(building.form) === 0) return [];
        const common = !isNamed && commonFlats > 0 ? 1 : 0;
        commonFlats -= common;
        return createHouseholds(building, {
          random: createSeededRandom(`${seed}/households/${building.code}`),
          path: `${root}/${grid.code}/${microGrid.code}/${building.code}`,
          commonFlats: common,
          sizes: layout.plan.householdSizes,
        });
      });
    }),
  );
}

function nodesOf(
  communities: readonly PlacedCommunity[],
  households: readonly PilotHousehold[],
  outlines: ReadonlyMap<string, Polygon>,
): PilotNode[] {
  const counts = new Map<string, number>();
  for (const { path } of households) for (const code of path.split('/')) counts.set(code, (counts.get(code) ?? 0) + 1);
  const nodes: PilotNode[] = [];
  const add = (
    level: PilotNode['level'],
    parent: string | null,
    code: string,
    name: PlaceName,
    center: LngLat,
    extra: Partial<Pick<PilotNode, 'gridKind' | 'merchants'>> = {},
  ): string => {
    const path = parent === null ? code : `${parent}/${code}`;
    nodes.push({
      code,
      level,
      parentCode: parent?.slice(parent.lastIndexOf('/') + 1) ?? null,
      path,
      nameZh: name.zh,
      nameEn: name.en,
      gridKind: null,
      households: counts.get(code) ?? 0,
      merchants: 0,
      center,
      ...extra,
    });
    return path;
  };
  const districtPath = add('district', null, district.code, district.name, [118.726, 32.02]);
  communities.forEach((community, i) => {
    const street = streets[i];
    if (!street) return;
    const { layout, frame } = community;
    const center = insideOf(community, layout.plan.code, layout.grids.flatMap(parcelsIn), outlines);
    const streetPath = add('street', districtPath, street.code, street.name, center);
    const communityPath = add('community', streetPath, layout.plan.code, layout.plan.name, center, { merchants: merchantsIn(layout.grids.flatMap(parcelsIn)) });
    for (const grid of layout.grids) {
      const parcels = parcelsIn(grid);
      const extra = { gridKind: grid.kind, merchants: merchantsIn(parcels) };
      const gridPath = add('grid', communityPath, grid.code, grid.name, insideOf(community, grid.code, parcels, outlines), extra);
      for (const microGrid of grid.microGrids) {
        const at = insideOf(community, microGrid.code, microGrid.parcels, outlines);
        const microGridPath = add('microGrid', gridPath, microGrid.code, microGrid.name, at, { merchants: merchantsIn(microGrid.parcels) });
        for (const { building } of microGrid.parcels) {
          if (!building) continue;
          const buildingPath = add('building', microGridPath, building.code, building.name, frame.place(building.center), { merchants: building.form.merchants });
          building.doors.forEach((door, j) => {
            const name = { zh: `${building.name.zh}${j + 1}单元`, en: `${building.name.en}, Entrance ${j + 1}` };
            add('entrance', buildingPath, `${building.code}E${j + 1}`, name, frame.place(door));
          });
        }
      }
    }
  });
  return nodes;
}

function parcelsIn(grid: GridLayout): ParcelLayout[] {
  return grid.microGrids.flatMap(({ parcels }) => [...parcels]);
}

function merchantsIn(parcels: readonly ParcelLayout[]): number {
  return parcels.reduce((sum, { building }) => sum + (building?.form.merchants ?? 0), 0);
}

/** The middle of the buildings, or the building nearest to it where the middle falls outside a bent or split outline. */
function insideOf({ frame }: PlacedCommunity, code: string, parcels: readonly ParcelLayout[], outlines: ReadonlyMap<string, Polygon>): LngLat {
  const centers = parcels.flatMap(({ building }) => (building ? [building.center] : []));
  const mean = [0, 1].map((axis) => centers.reduce((sum, center) => sum + (center[axis] ?? 0), 0) / centers.length);
  const middle = [mean[0] ?? 0, mean[1] ?? 0] as const;
  const outline = outlines.get(code);
  if (outline && isInsidePolygon(frame.place(middle), outline)) return frame.place(middle);
  const [nearest] = [...centers].sort((a, b) => Math.hypot(a[0] - middle[0], a[1] - middle[1]) - Math.hypot(b[0] - middle[0], b[1] - middle[1]));
  return frame.place(nearest ?? middle);
}

function graphOf({ layout, frame }: PlacedCommunity): ReturnType<typeof createStreetGraph> {
  const streetWays = layout.plan.streets.flatMap(({ line }) => line.slice(1).map((to, i): Way => [line[i] ?? to, to]));
  const doorWays = layout.grids.flatMap(parcelsIn).flatMap(({ building }) =>
    (building?.doors ?? []).map((door, i): Way => [building?.laneStops[i] ?? door, door]),
  );
  return createStreetGraph([...streetWays, ...layout.lanes, ...doorWays], frame.place);
}

/** Eastward from the island over the river's eastern arm, to the nearest street of the second community. */
function bridgeBetween([island, mainland]: readonly PlacedCommunity[]): LngLat[] {
  if (!island || !mainland) return [];
  const start = island.frame.place([785, 580]);
  const end = mainland.frame.place([0, 545]);
  const via: LngLat[] = [[118.7005, 32.0246], [118.7062, 32.0272], [118.7165, 32.0301], [118.7285, 32.0318]];
  return smoothLine([start, ...via, end]);
}
