import { codeOfPath, isWithin, type LngLat, type TerritoryLevel, type TerritoryPath } from '@finemesh/domain';
import type { TerritoryNode } from '@finemesh/contract';
import { boundsOf, containsPoint, metersToEdge, nearBounds, type Boundary, type Bounds } from './polygons.ts';

/** A node and where its boundary runs now; `null` for a node that has none drawn. */
export interface PlacedNode {
  readonly node: TerritoryNode;
  readonly boundary: Boundary | null;
}

/** What stands at a point. */
export interface Location {
  /** The building, else the micro-grid, grid, community or street that contains the point. */
  readonly node: TerritoryNode;
  readonly microGrid: TerritoryNode | null;
}

/** Someone who points at a building on a phone's map hits the pavement beside it: so far away it still counts. */
const buildingReachMeters = 40;

interface BoundedNode {
  readonly node: TerritoryNode;
  readonly boundary: Boundary;
  readonly bounds: Bounds;
}

/**
 * The whole territory in memory: some hundreds to thousands of nodes that every request asks for and that change once a
 * year. Immutable; a change of the territory makes a new one.
 */
export class TerritoryIndex {
  readonly #nodes: readonly TerritoryNode[];
  readonly #byCode: ReadonlyMap<string, TerritoryNode>;
  readonly #bounded = new Map<TerritoryLevel, BoundedNode[]>();

  constructor(placed: readonly PlacedNode[]) {
    this.#nodes = placed.map(({ node }) => node).sort((a, b) => (a.path < b.path ? -1 : 1));
    this.#byCode = new Map(this.#nodes.map((node) => [node.code, node]));
    for (const { node, boundary } of placed) {
      if (boundary === null) continue;
      const level = this.#bounded.get(node.level) ?? [];
      level.push({ node, boundary, bounds: boundsOf(boundary) });
      this.#bounded.set(node.level, level);
    }
  }

  /** Number of nodes; 0 before a territory was set up. */
  get size(): number {
    return this.#nodes.length;
  }

  /** The widest node; `undefined` before a territory was set up. */
  get district(): TerritoryNode | undefined {
    return this.#nodes[0];
  }

  find(code: string): TerritoryNode | undefined {
    return this.#byCode.get(code);
  }

  /** The node that the path ends with. @throws for a path that is not of this territory: only stored paths are asked. */
  at(path: TerritoryPath): TerritoryNode {
    const node = this.#byCode.get(codeOfPath(path));
    if (node === undefined) throw new Error(`no territory node at ${path}`);
    return node;
  }

  /** The node of a level that the path goes through, for example the street of a building. */
  ancestor(path: TerritoryPath, level: TerritoryLevel): TerritoryNode | undefined {
    return path
      .split('/')
      .map((code) => this.#byCode.get(code))
      .find((node) => node?.level === level);
  }

  /** The node itself and all below it, widest first, or only those of one level. */
  within(path: TerritoryPath, level?: TerritoryLevel): TerritoryNode[] {
    return this.#nodes.filter((node) => isWithin(node.path, path) && (level === undefined || node.level === level));
  }

  /** The narrowest node at the point; a building counts from 40 m away. `undefined` outside every street. */
  locate(point: LngLat): Location | undefined {
    const node = this.#buildingNear(point) ?? this.#narrowestAround(point);
    return node && { node, microGrid: this.ancestor(node.path, 'microGrid') ?? null };
  }

  #buildingNear(point: LngLat): TerritoryNode | undefined {
    let nearest: TerritoryNode | undefined;
    let nearestMeters = buildingReachMeters;
    for (const { node, boundary, bounds } of this.#bounded.get('building') ?? []) {
      if (!nearBounds(bounds, point, buildingReachMeters)) continue;
      if (containsPoint(boundary, point)) return node;
      const meters = metersToEdge(boundary, point);
      if (meters <= nearestMeters) [nearest, nearestMeters] = [node, meters];
    }
    return nearest;
  }

  #narrowestAround(point: LngLat): TerritoryNode | undefined {
    for (const level of ['microGrid', 'grid', 'community', 'street'] as const) {
      const around = this.#bounded
        .get(level)
        ?.find(({ boundary, bounds }) => nearBounds(bounds, point, 0) && containsPoint(boundary, point));
      if (around !== undefined) return around.node;
    }
    return undefined;
  }
}
