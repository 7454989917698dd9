import { createSeededRandom, type LngLat } from '@finemesh/geo';
import type { Polygon } from 'geojson';
import { createHouseholds } from './households/createHouseholds.ts';
import { layOutCommunity } from './layout/layOutCommunity.ts';
import type { CommunityLayout, ParcelLayout } from './layout/CommunityLayout.ts';
import { drawPilotMap, type PlacedCommunity } from './map/drawPilotMap.ts';
import { pilotAttribution } from './map/surroundings.ts';
import { listNodes } from './listNodes.ts';
import { parcelsIn } from './layout/parcelsIn.ts';
import type { PilotDistrict, PilotHousehold, PilotStall } from './PilotDistrict.ts';
import { pilotRoot, pilotStreets } from './pilotRoot.ts';
import type { CommunityPlan } from './plan/CommunityPlan.ts';
import { flatsOf } from './plan/buildingKinds.ts';
import { createCommunityFrame, type CommunityFrame } from './shape/createCommunityFrame.ts';
import { createPatchwork } from './shape/createPatchwork.ts';
import { smoothLine } from './shape/smoothLine.ts';
import { createStalls } from './stalls/createStalls.ts';
import { createStreetGraph, joinStreetGraphs, type Way } from './streets/createStreetGraph.ts';

/** The seed of the demo; boundaries, codes and counts are the same under every seed, people and bends of streets are not. */
export const defaultPilotSeed = 'finemesh';

/** Makes the pilot district. Pure: the same seed gives the same district, to the last digit. */
export function createPilotDistrict(seed: string = defaultPilotSeed): PilotDistrict {
  const random = createSeededRandom(seed);
  const communities = pilotStreets.map(({ plan }) => placeCommunity(plan, seed));
  const households = communities.flatMap((community, i) => householdsOf(community.layout, pilotStreets[i]?.code ?? '', seed));
  const stalls = communities.flatMap((community, i) => stallsOf(community, pilotStreets[i]?.code ?? '', seed));
  const bridge = bridgeBetween(communities);
  const outlines = new Map<string, Polygon>([
    [pilotRoot.code, pilotRoot.outline],
    ...pilotStreets.map(({ code, outline }) => [code, outline] as const),
    ...communities.flatMap((community) => [...community.outlines]),
  ]);
  return {
    seed,
    nodes: listNodes(communities, households, outlines),
    boundaries: Object.fromEntries(outlines),
    map: drawPilotMap({ communities, bridge, stalls }, random.branch('map')),
    households,
    stalls,
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
  const all = layout.grids.flatMap(parcelsIn);
  const patchwork = createPatchwork(all.map(({ rect }) => rect));
  const around = (parcels: readonly ParcelLayout[]): Polygon => ({
    type: 'Polygon',
    coordinates: patchwork.ringsAround(parcels.map(({ rect }) => rect)).map((ring) => ring.map((point) => [...frame.place(point)])),
  });
  return new Map([
    [layout.plan.code, around(all)],
    ...layout.grids.map((grid) => [grid.code, around(parcelsIn(grid))] as const),
    ...layout.grids.flatMap(({ microGrids }) => microGrids.map(({ code, parcels }) => [code, around(parcels)] as const)),
    ...all.flatMap(({ building }) =>
      building
        ? [[building.code, frame.placeRectangle(building.center, building.form.lengthMeters, building.form.depthMeters)] as const]
        : [],
    ),
  ]);
}

function householdsOf(layout: CommunityLayout, streetCode: string, seed: string): PilotHousehold[] {
  const root = `${pilotRoot.code}/${streetCode}/${layout.plan.code}`;
  let commonFlats = layout.plan.commonFlats;
  return layout.grids.flatMap((grid) =>
    grid.microGrids.flatMap((microGrid) => {
      // Sets that the plan names by their buildings keep every flat: the pilot's published counts hang on them.
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

function stallsOf({ layout, frame }: PlacedCommunity, streetCode: string, seed: string): PilotStall[] {
  const root = `${pilotRoot.code}/${streetCode}/${layout.plan.code}`;
  const buildings = layout.grids.flatMap((grid) =>
    grid.microGrids.flatMap(({ code, parcels }) =>
      parcels.flatMap(({ building }) => (building ? [{ building, path: `${root}/${grid.code}/${code}/${building.code}` }] : [])),
    ),
  );
  const random = createSeededRandom(`${seed}/stalls/${layout.plan.code}`);
  return createStalls(buildings, { random, community: layout.plan.code, place: frame.place });
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
