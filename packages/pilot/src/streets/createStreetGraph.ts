import { distanceMeters, type LngLat, type PlanPoint } from '@finemesh/geo';

/** Where one can walk: junctions and bends with their place, and the ways between them, each both ways. */
export interface StreetGraph {
  /** WGS-84. */
  readonly nodes: readonly LngLat[];
  /** Two indices into `nodes` and the length between them in metres. */
  readonly edges: readonly (readonly [from: number, to: number, meters: number])[];
}

/** A straight way of the plan, along x or along y. */
export type Way = readonly [PlanPoint, PlanPoint];

/** Longest edge that is left straight, metres, so that walkers follow a bent street. */
const longestEdgeMeters = 20;

/** Joins ways where they meet or cross, and carries them to the earth. */
export function createStreetGraph(ways: readonly Way[], place: (point: PlanPoint) => LngLat): StreetGraph {
  const nodes: LngLat[] = [];
  const indices = new Map<string, number>();
  const edges = new Map<string, readonly [number, number, number]>();
  const indexOf = (point: PlanPoint): number => {
    const key = `${point[0]},${point[1]}`;
    const known = indices.get(key);
    if (known !== undefined) return known;
    indices.set(key, nodes.length);
    return nodes.push(place(point)) - 1;
  };
  const [level, upright] = [ways.filter(([a, b]) => a[1] === b[1]), ways.filter(([a, b]) => a[0] === b[0])];
  for (const way of ways) {
    const axis = way[0][1] === way[1][1] ? 0 : 1;
    const stops = stopsAlong(way, axis, axis === 0 ? upright : level);
    stops.slice(1).forEach((stop, i) => {
      const [from, to] = [indexOf(pointAt(way, axis, stops[i] ?? stop)), indexOf(pointAt(way, axis, stop))];
      const [a, b] = [Math.min(from, to), Math.max(from, to)];
      const [start, end] = [nodes[a], nodes[b]];
      if (a !== b && start && end) edges.set(`${a}-${b}`, [a, b, Math.round(distanceMeters(start, end) * 10) / 10]);
    });
  }
  return { nodes, edges: [...edges.values()] };
}

function pointAt([[x, y]]: Way, axis: 0 | 1, stop: number): PlanPoint {
  return axis === 0 ? [stop, y] : [x, stop];
}

/** Both ends, every crossing, and steps between them; along the axis, in order. */
function stopsAlong(way: Way, axis: 0 | 1, crossing: readonly Way[]): number[] {
  const across = axis === 0 ? 1 : 0;
  const [from, to] = [Math.min(way[0][axis], way[1][axis]), Math.max(way[0][axis], way[1][axis])];
  const stops = new Set([from, to]);
  for (const [a, b] of crossing) {
    const at = a[axis];
    const [low, high] = [Math.min(a[across], b[across]), Math.max(a[across], b[across])];
    if (at >= from && at <= to && way[0][across] >= low && way[0][across] <= high) stops.add(at);
  }
  for (let at = Math.ceil(from / longestEdgeMeters) * longestEdgeMeters; at < to; at += longestEdgeMeters) stops.add(at);
  return [...stops].sort((a, b) => a - b);
}

/** Several graphs as one, with lines of points that lead from one to another; each line's ends snap to the nearest node. */
export function joinStreetGraphs(graphs: readonly StreetGraph[], links: readonly (readonly LngLat[])[]): StreetGraph {
  const nodes: LngLat[] = [];
  const edges: (readonly [number, number, number])[] = [];
  for (const graph of graphs) {
    const offset = nodes.length;
    nodes.push(...graph.nodes);
    edges.push(...graph.edges.map(([a, b, meters]) => [a + offset, b + offset, meters] as const));
  }
  for (const link of links) {
    const ends = [link[0], link.at(-1)].map((end) => nearestNode(nodes, end));
    const path = [ends[0] ?? 0, ...link.slice(1, -1).map((point) => nodes.push(point) - 1), ends[1] ?? 0];
    path.slice(1).forEach((to, i) => {
      const from = path[i] ?? to;
      const [start, end] = [nodes[from], nodes[to]];
      if (start && end) edges.push([from, to, Math.round(distanceMeters(start, end) * 10) / 10]);
    });
  }
  return { nodes, edges };
}

function nearestNode(nodes: readonly LngLat[], point: LngLat | undefined): number {
  let [nearest, least] = [0, Infinity];
  nodes.forEach((node, i) => {
    const distance = point ? distanceMeters(node, point) : Infinity;
    if (distance < least) [nearest, least] = [i, distance];
  });
  return nearest;
}
