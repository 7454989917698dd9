import type { PlanPoint } from '@finemesh/geo';

/** A rectangle of the straight plan, whole metres: west, south, east, north. */
export type PlanRect = readonly [west: number, south: number, east: number, north: number];

/** Rectangles that cover an area without gap or overlap, and the outlines of any of their unions. */
export interface Patchwork {
  /**
   * The rings around a union of patches, each counter-clockwise and closed, holes clockwise. Neighbouring unions run
   * through the very same points along their common edge, so nothing can gape between them, bent or not.
   */
  ringsAround(patches: readonly PlanRect[]): PlanPoint[][];
}

/** Edges are cut at every multiple of this, metres, so that they can follow a bent street. */
const stepMeters = 20;

/** Prepares the outlines of unions of the given patches; only these patches may be asked for. */
export function createPatchwork(patches: readonly PlanRect[]): Patchwork {
  const onVertical = new Map<number, Set<number>>();
  const onHorizontal = new Map<number, Set<number>>();
  for (const [west, south, east, north] of patches) {
    for (const x of [west, east]) for (const y of [south, north]) {
      setOf(onVertical, x).add(y);
      setOf(onHorizontal, y).add(x);
    }
  }
  const between = (stops: Set<number> | undefined, from: number, to: number): number[] => {
    const inner = new Set([...(stops ?? [])].filter((stop) => stop > from && stop < to));
    for (let stop = Math.ceil((from + 1) / stepMeters) * stepMeters; stop < to; stop += stepMeters) inner.add(stop);
    return [...inner].sort((a, b) => a - b);
  };
  const ringOf = ([west, south, east, north]: PlanRect): PlanPoint[] => [
    [west, south],
    ...between(onHorizontal.get(south), west, east).map((x): PlanPoint => [x, south]),
    [east, south],
    ...between(onVertical.get(east), south, north).map((y): PlanPoint => [east, y]),
    [east, north],
    ...between(onHorizontal.get(north), west, east).reverse().map((x): PlanPoint => [x, north]),
    [west, north],
    ...between(onVertical.get(west), south, north).reverse().map((y): PlanPoint => [west, y]),
  ];
  return { ringsAround: (union) => joinEdges(openEdges(union.map(ringOf))) };
}

type Edge = readonly [from: PlanPoint, to: PlanPoint];

/** Edges that only one patch of the union has: those between two of its patches run both ways and cancel out. */
function openEdges(rings: readonly PlanPoint[][]): Edge[] {
  const edges = new Map<string, Edge>();
  for (const ring of rings) {
    ring.forEach((from, i) => {
      const to = ring[(i + 1) % ring.length]!;
      if (!edges.delete(`${keyOf(to)}>${keyOf(from)}`)) edges.set(`${keyOf(from)}>${keyOf(to)}`, [from, to]);
    });
  }
  return [...edges.values()];
}

function joinEdges(edges: readonly Edge[]): PlanPoint[][] {
  const leaving = new Map<string, Edge[]>();
  for (const edge of edges) {
    const key = keyOf(edge[0]);
    const list = leaving.get(key);
    if (list) list.push(edge);
    else leaving.set(key, [edge]);
  }
  const rings: PlanPoint[][] = [];
  for (const start of edges) {
    if (!leaving.get(keyOf(start[0]))?.includes(start)) continue;
    const ring: PlanPoint[] = [start[0]];
    let edge = start;
    for (;;) {
      take(leaving, edge);
      ring.push(edge[1]);
      if (keyOf(edge[1]) === keyOf(start[0])) break;
      edge = sharpestLeft(edge, leaving.get(keyOf(edge[1])) ?? []);
    }
    rings.push(ring);
  }
  return rings;
}

/** Where two patches of a union touch at a corner only, turning left keeps each ring simple. */
function sharpestLeft([from, at]: Edge, choices: readonly Edge[]): Edge {
  const turn = ([, to]: Edge): number => {
    const back = Math.atan2(from[1] - at[1], from[0] - at[0]);
    const ahead = Math.atan2(to[1] - at[1], to[0] - at[0]);
    return (back - ahead + 4 * Math.PI) % (2 * Math.PI);
  };
  const best = [...choices].sort((a, b) => turn(a) - turn(b))[0];
  if (!best) throw new Error('the patches do not close a ring');
  return best;
}

function take(leaving: Map<string, Edge[]>, edge: Edge): void {
  const list = leaving.get(keyOf(edge[0])) ?? [];
  list.splice(list.indexOf(edge), 1);
}

function keyOf([x, y]: PlanPoint): string {
  return `${x},${y}`;
}

function setOf(index: Map<number, Set<number>>, key: number): Set<number> {
  const known = index.get(key);
  if (known) return known;
  const fresh = new Set<number>();
  index.set(key, fresh);
  return fresh;
}
