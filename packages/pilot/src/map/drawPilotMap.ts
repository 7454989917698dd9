import type { LngLat, PlanPoint, SeededRandom } from '@finemesh/geo';
import type { Feature, LineString, Polygon } from 'geojson';
import type { BuildingLayout, CommunityLayout, ParcelLayout } from '../layout/CommunityLayout.ts';
import type { CommunityFrame } from '../shape/createCommunityFrame.ts';
import type { PilotStall } from '../PilotDistrict.ts';
import { cutsBetween, drawSurroundings } from './drawSurroundings.ts';
import { collect, featureOf, type PilotMap, type PilotProperties } from './PilotMap.ts';
import { islandPolygon, mainlandPolygon, shoreParks, shoreRoad, westernBankPolygon } from './surroundings.ts';

/** A community with the frame that places it and the outlines that its nodes got. */
export interface PlacedCommunity {
  readonly layout: CommunityLayout;
  readonly frame: CommunityFrame;
  readonly outlines: ReadonlyMap<string, Polygon>;
}

/** What the base map is drawn from. */
export interface PilotGround {
  readonly communities: readonly PlacedCommunity[];
  readonly bridge: readonly LngLat[];
  readonly stalls: readonly PilotStall[];
}

/** Draws all layers of the base map. Nothing in it is personal: no flats, no people. */
export function drawPilotMap({ communities, bridge, stalls }: PilotGround, random: SeededRandom): PilotMap {
  const around = communities.map((community, i) => surroundingsOf(community, i === 0, random.branch(`around/${i}`)));
  return {
    land: collect([
      featureOf(islandPolygon, { code: 'land-island', name: '江心洲', nameEn: 'Jiangxinzhou', kind: 'island' }),
      featureOf(mainlandPolygon, { code: 'land-mainland', name: '建邺区', nameEn: 'Jianye District', kind: 'bank' }),
      featureOf(westernBankPolygon, { code: 'land-west', name: '', nameEn: '', kind: 'bank' }),
    ]),
    water: collect(communities.flatMap((community) => community.layout.plan.waters.map((water) =>
      featureOf(community.frame.placeRing(water.ring), named(`water-${water.name.en}`, water.name, water.kind))))),
    green: collect([
      ...shoreParks.map((park, i) => featureOf(park, { code: `shore-${i}`, name: '滨江绿带', nameEn: 'Riverside Green', kind: 'park' })),
      ...around.flatMap(({ greens }) => greens),
      ...communities.flatMap(greensOf),
    ]),
    streets: collect([
      ...around.flatMap(({ streets }) => streets),
      street('shore-road', shoreRoad, { zh: '环洲路', en: 'Huanzhou Road' }, 'street'),
      street('bridge', bridge, { zh: '洲岛大桥', en: 'Zhoudao Bridge' }, 'avenue'),
      ...communities.flatMap(streetsOf),
    ]),
    compounds: collect([...around.flatMap(({ blocks }) => blocks), ...communities.flatMap(compoundsOf)]),
    grids: collect(communities.flatMap(({ layout, outlines }) => layout.grids.map((grid) =>
      featureOf(outlineOf(outlines, grid.code), named(grid.code, grid.name, grid.kind))))),
    microGrids: collect(communities.flatMap(({ layout, outlines }) => layout.grids.flatMap((grid) => grid.microGrids.map((microGrid) =>
      featureOf(outlineOf(outlines, microGrid.code), { ...named(microGrid.code, microGrid.name, grid.kind), grid: grid.code }))))),
    buildings: collect(communities.flatMap(({ layout, outlines }) => layout.grids.flatMap((grid) => grid.microGrids.flatMap((microGrid) =>
      microGrid.parcels.flatMap(({ building }) => building ? [featureOf(outlineOf(outlines, building.code), {
        ...named(building.code, building.name, useOf(building)), floors: building.form.floors, microGrid: microGrid.code,
      })] : []))))),
    places: collect([
      ...communities.flatMap(({ layout, frame }) => layout.plan.places.map((place) =>
        featureOf({ type: 'Point' as const, coordinates: [...frame.place(place.at)] }, named(`place-${place.en}`, place, place.kind)))),
      ...stalls.map(({ code, center, merchant }) =>
        featureOf({ type: 'Point' as const, coordinates: [...center] }, named(code, { zh: merchant.tradeName, en: merchant.tradeName }, 'stall'))),
    ]),
  };
}

/** What a building is for, as the map sorts it. */
function useOf({ compound, kind }: BuildingLayout): string {
  if (compound !== null) return 'residential';
  return kind.startsWith('school') ? 'school' : kind === 'centre' || kind === 'pavilion' ? 'centre' : 'market';
}

function surroundingsOf({ frame, layout }: PlacedCommunity, isOnIsland: boolean, random: SeededRandom) {
  const columns = isOnIsland ? [-620, -410, -205, 0, 262, 520, 785, 985, 1200, 1420, 1650, 1850] : [...cutsBetween(0, -1900, 220, 330, random).reverse(), 290, 590, ...cutsBetween(880, 2100, 220, 330, random)];
  const [south, north] = isOnIsland ? [-30, 845] : [-30, 710];
  const inner = isOnIsland ? [200, 470, 632] : [130, 300, 545];
  const reach = isOnIsland ? [-6200, 6400] : [-2100, 2300];
  const rows = [
    ...cutsBetween(south, reach[0] ?? 0, 170, 300, random).reverse(),
    ...inner,
    ...cutsBetween(north, reach[1] ?? 0, 170, 300, random),
  ];
  return drawSurroundings({
    key: `around-${layout.plan.code}`,
    frame,
    random,
    land: isOnIsland ? islandPolygon : mainlandPolygon,
    columns,
    rows,
    taken: isOnIsland ? [0, -30, 785, 845] : [0, -30, 880, 710],
    reachMeters: isOnIsland ? 9000 : 1000,
    avenues: isOnIsland
      ? [[[520, -6000], [520, -30]], [[520, 845], [520, 6400]], [[262, -3600], [262, -30]], [[1200, -3600], [1200, -300]]]
      : [-3400, -2500, -1700, -820, 290, 590, 1700, 2600, 3500].map((x): readonly [PlanPoint, PlanPoint] => [[x, -7000], [x, 8000]])
          .concat([-4200, -3200, -2300, -1400, -30, 710, 1900, 2800, 3700, 4600].map((y) => [[-4200, y], [4800, y]])),
    greenShare: isOnIsland ? (away) => (away < 300 ? 0.25 : away < 1500 ? 0.5 : 0.6) : () => 0.1,
  });
}

function compoundsOf({ layout, frame }: PlacedCommunity): Feature<Polygon, PilotProperties>[] {
  return layout.plan.compounds.map(({ key, name, outline: [west, south, east, north] }) => {
    const [w, s, e, n, cut] = [west + 9, south + 8, east - 9, north - 8, 10];
    const corners: PlanPoint[] = [
      [w + cut, s], [e - cut, s], [e, s + cut], [e, n - cut], [e - cut, n], [w + cut, n], [w, n - cut], [w, s + cut],
    ];
    return featureOf(frame.placeRing(corners), named(`${layout.plan.code}-${key}`, name, 'estate'));
  });
}

function greensOf({ layout, frame }: PlacedCommunity): Feature<Polygon, PilotProperties>[] {
  const parcels = layout.grids.flatMap((grid) => grid.microGrids.flatMap((microGrid) => microGrid.parcels));
  return [
    ...layout.plan.greens.map((green) => featureOf(frame.placeRing(green.ring), named(`green-${green.name.en}`, green.name, green.kind))),
    ...parcels.flatMap((parcel, i) => parcelGreens(parcel, `${layout.plan.code}-green-${i}`, frame)),
  ];
}

/** Open ground as it is named; in front of homes, the strip of lawn on their sunny side. */
function parcelGreens({ ground, building }: ParcelLayout, code: string, frame: CommunityFrame): Feature<Polygon, PilotProperties>[] {
  if (ground) {
    const [w, s, e, n] = ground.rect;
    return [featureOf(frame.placeRing([[w, s], [e, s], [e, n], [w, n]]), named(code, ground.name ?? { zh: '', en: '' }, ground.kind))];
  }
  if (!building?.compound) return [];
  const { center, form } = building;
  const lawn = Math.min(11, form.pitchMeters * 0.22);
  return [featureOf(
    frame.placeRectangle([center[0], center[1] - form.depthMeters / 2 - 2 - lawn / 2], form.lengthMeters - 3, lawn),
    named(code, { zh: '', en: '' }, 'lawn'),
  )];
}

function streetsOf({ layout, frame }: PlacedCommunity): Feature<LineString, PilotProperties>[] {
  return [
    ...layout.plan.streets.map(({ name, kind, line }, i) => street(`${layout.plan.code}-street-${i}`, frame.placeLine(line), name, kind)),
    ...layout.lanes.map((lane, i) => street(`${layout.plan.code}-lane-${i}`, frame.placeLine(lane), { zh: '', en: '' }, 'path')),
  ];
}

function street(code: string, line: readonly LngLat[], name: { zh: string; en: string }, kind: string): Feature<LineString, PilotProperties> {
  return featureOf({ type: 'LineString', coordinates: line.map((point) => [...point]) }, named(code, name, kind));
}

function named(code: string, name: { zh: string; en: string }, kind: string): PilotProperties {
  return { code, name: name.zh, nameEn: name.en, kind };
}

function outlineOf(outlines: ReadonlyMap<string, Polygon>, code: string): Polygon {
  const outline = outlines.get(code);
  if (!outline) throw new Error(`no outline was made for ${code}`);
  return outline;
}
