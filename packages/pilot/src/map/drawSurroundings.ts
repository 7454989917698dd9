import { areaHolds, type LngLat, type PlanPoint, type SeededRandom } from '@finemesh/geo';
import type { Feature, LineString, MultiPolygon, Polygon } from 'geojson';
import type { CommunityFrame } from '../shape/createCommunityFrame.ts';
import type { PlanRect } from '../shape/createPatchwork.ts';
import { featureOf, type PilotProperties } from './PilotMap.ts';

/** The fabric around a community: blocks, fields and the streets between them, without a name or a code of the territory. */
export interface Surroundings {
  readonly blocks: readonly Feature<Polygon | MultiPolygon, PilotProperties>[];
  readonly greens: readonly Feature<Polygon, PilotProperties>[];
  readonly streets: readonly Feature<LineString, PilotProperties>[];
}

export interface SurroundingsOptions {
  /** Starts every code here. */
  readonly key: string;
  readonly frame: CommunityFrame;
  readonly random: SeededRandom;
  /** Ground that blocks keep to; only cells that lie in it with all their corners are drawn. */
  readonly land: Polygon;
  /** Cuts of the plan between which blocks lie, metres, in order; a street runs along each. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  /** What the community itself covers on the plan. */
  readonly taken: PlanRect;
  /** Share of the blocks that are fields or parks, 0 to 1, by distance from the community in metres. */
  greenShare(distanceMeters: number): number;
  /** Farther than this from the community blocks thin out, metres. */
  readonly reachMeters: number;
  /** Through roads of the plan that run as far as the land does, each along x or along y. */
  readonly avenues: readonly (readonly [PlanPoint, PlanPoint])[];
}

/** Around the pilot a street need not follow the bend as finely as inside it. */
const coarsePieceMeters = 60;

/** Half a street and the pavement, metres: blocks begin behind it. */
const setbackMeters = 15;

/** Lays blocks over the land around a community, so that it lies in a town and not on an empty sheet. */
export function drawSurroundings(options: SurroundingsOptions): Surroundings {
  const { key, frame, random, land, columns, rows, taken } = options;
  const blocks: Feature<Polygon | MultiPolygon, PilotProperties>[] = [];
  const greens: Feature<Polygon, PilotProperties>[] = [];
  const sides = new Map<string, readonly [readonly [number, number], readonly [number, number]]>();
  for (const [west, east] of pairs(columns)) {
    for (const [south, north] of pairs(rows)) {
      const away = Math.hypot(gap(west, east, taken[0], taken[2]), gap(south, north, taken[1], taken[3]));
      const [thinning, colour] = [random.next(), random.next()];
      if (away > options.reachMeters * (1 + thinning * 0.6)) continue;
      if (overlaps([west, south, east, north], taken) || !fits(frame, land, [west, south, east, north])) continue;
      const s = setbackMeters;
      const ring: PlanPoint[] = [[west + s, south + s], [east - s, south + s], [east - s, north - s], [west + s, north - s]];
      const isGreen = colour < options.greenShare(away);
      const properties = { code: `${key}-${west}-${south}`, name: '', nameEn: '', kind: isGreen ? 'field' : 'surroundings' };
      (isGreen ? greens : blocks).push(featureOf(frame.placeRing(ring, coarsePieceMeters), properties));
      if (!isGreen && away < 420) {
        const houses = housesIn([west + s, south + s, east - s, north - s], frame, random.branch(properties.code));
        blocks.push(featureOf(houses, { ...properties, code: `${properties.code}-houses` }));
      }
      for (const side of [
        [[west, south], [east, south]], [[west, north], [east, north]], [[west, south], [west, north]], [[east, south], [east, north]],
      ] as const) {
        sides.set(side.flat().join(), side);
      }
    }
  }
  const avenues = options.avenues.flatMap((avenue, i) =>
    stretchesOn(avenue, options).map((line, j) =>
      featureOf<LineString, PilotProperties>(
        { type: 'LineString', coordinates: line.map((point) => [...point]) },
        { code: `${key}-avenue-${i}-${j}`, name: '', nameEn: '', kind: 'street' },
      ),
    ),
  );
  const streets = [...sides.values()].map(([from, to], i) =>
    featureOf<LineString, PilotProperties>(
      { type: 'LineString', coordinates: frame.placeLine([from, to], coarsePieceMeters).map((point) => [...point]) },
      { code: `${key}-street-${i}`, name: '', nameEn: '', kind: 'lane' },
    ),
  );
  return { blocks, greens, streets: [...streets, ...avenues] };
}

/** Cuts from one number to another with steps that vary between the two lengths, metres. */
export function cutsBetween(from: number, to: number, shortest: number, longest: number, random: SeededRandom): number[] {
  const cuts = [from];
  const sign = Math.sign(to - from);
  for (let at = from; Math.abs(to - at) > longest; ) {
    at += sign * random.integer(shortest, longest);
    cuts.push(at);
  }
  return cuts;
}

/** The outlines of a neighbouring block's houses: rows like those of the pilot, or a few large ones. */
function housesIn([west, south, east, north]: PlanRect, frame: CommunityFrame, random: SeededRandom): MultiPolygon {
  const [length, depth, pitch] = random.pick([[54, 13, 40], [42, 14, 50], [30, 25, 62], [70, 34, 74]] as const);
  const rows = Math.max(1, Math.floor((north - south - 8) / pitch));
  const columns = Math.max(1, Math.floor((east - west - 16) / (length + 14)));
  const houses: number[][][][] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (random.next() < 0.12) continue;
      const x = west + ((column + 0.5) * (east - west)) / columns + random.integer(-3, 3);
      houses.push(frame.placeRectangle([x, south + ((row + 0.5) * (north - south)) / rows], length, depth).coordinates);
    }
  }
  return { type: 'MultiPolygon', coordinates: houses };
}

/** The stretches of a through road that lie on the land and outside the community, which draws its own streets. */
function stretchesOn([from, to]: readonly [PlanPoint, PlanPoint], { frame, land, taken }: SurroundingsOptions): LngLat[][] {
  const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / (2 * coarsePieceMeters));
  const stretches: LngLat[][] = [[]];
  for (let step = 0; step <= steps; step += 1) {
    const [x, y] = [from[0] + ((to[0] - from[0]) * step) / steps, from[1] + ((to[1] - from[1]) * step) / steps];
    const isFree = x < taken[0] || x > taken[2] || y < taken[1] || y > taken[3];
    const point = frame.place([x, y]);
    if (isFree && areaHolds(land, point)) stretches.at(-1)?.push(point);
    else if (stretches.at(-1)?.length) stretches.push([]);
  }
  return stretches.filter((line) => line.length > 1);
}

function fits(frame: CommunityFrame, land: Polygon, [west, south, east, north]: PlanRect): boolean {
  const keep = 130;
  const corners: LngLat[] = [
    frame.place([west - keep, south - keep]),
    frame.place([east + keep, south - keep]),
    frame.place([east + keep, north + keep]),
    frame.place([west - keep, north + keep]),
  ];
  return corners.every((corner) => areaHolds(land, corner));
}

function overlaps(a: PlanRect, b: PlanRect): boolean {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}

function gap(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.max(0, otherFrom - to, from - otherTo);
}

function pairs(cuts: readonly number[]): (readonly [number, number])[] {
  return cuts.slice(1).map((to, i) => [cuts[i] ?? to, to] as const);
}
