import { distanceMeters, type LngLat } from '@finemesh/geo';
import type { StreetGraph } from '@finemesh/pilot';

/** Finds ways through a street graph; places are indices into its nodes. */
export interface StreetRouter {
  nearestNode(point: LngLat): number;
  /** The shortest way, both ends included; empty where no way leads there. */
  route(from: number, to: number): number[];
  /** WGS-84. */
  place(node: number): LngLat;
}

interface Step {
  readonly node: number;
  /** Metres walked, plus the straight line that is left: never more than the whole way will be. */
  readonly estimate: number;
}

/** A* (P. Hart, N. Nilsson, B. Raphael, 1968) with the straight line as its estimate. */
export function createStreetRouter({ nodes, edges }: StreetGraph): StreetRouter {
  const neighbours: [node: number, meters: number][][] = nodes.map(() => []);
  for (const [a, b, meters] of edges) {
    neighbours[a]?.push([b, meters]);
    neighbours[b]?.push([a, meters]);
  }
  const place = (node: number): LngLat => nodes[node] ?? [0, 0];
  return {
    place,
    nearestNode: (point) => {
      let [nearest, least] = [0, Infinity];
      nodes.forEach((node, i) => {
        const meters = distanceMeters(node, point);
        if (meters < least) [nearest, least] = [i, meters];
      });
      return nearest;
    },
    route: (from, to) => {
      const goal = place(to);
      const walked = new Map([[from, 0]]);
      const cameFrom = new Map<number, number>();
      const open: Step[] = [{ node: from, estimate: 0 }];
      for (let step = popLeast(open); step !== undefined; step = popLeast(open)) {
        const { node } = step;
        if (node === to) return wayBack(cameFrom, to);
        for (const [next, meters] of neighbours[node] ?? []) {
          const total = (walked.get(node) ?? 0) + meters;
          if (total >= (walked.get(next) ?? Infinity)) continue;
          walked.set(next, total);
          cameFrom.set(next, node);
          push(open, { node: next, estimate: total + distanceMeters(place(next), goal) });
        }
      }
      return [];
    },
  };
}

function wayBack(cameFrom: ReadonlyMap<number, number>, to: number): number[] {
  const way = [to];
  for (let node = cameFrom.get(to); node !== undefined; node = cameFrom.get(node)) way.push(node);
  return way.reverse();
}

/** A binary heap in an array: the least estimate is its first item. */
function push(heap: Step[], step: Step): void {
  let at = heap.push(step) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if ((heap[parent]?.estimate ?? 0) <= step.estimate) break;
    [heap[at], heap[parent]] = [heap[parent]!, step];
    at = parent;
  }
}

function popLeast(heap: Step[]): Step | undefined {
  const [least] = heap;
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return least;
  heap[0] = last;
  let at = 0;
  for (;;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const child = (heap[right]?.estimate ?? Infinity) < (heap[left]?.estimate ?? Infinity) ? right : left;
    if ((heap[child]?.estimate ?? Infinity) >= last.estimate) return least;
    [heap[at], heap[child]] = [heap[child]!, last];
    at = child;
  }
}
