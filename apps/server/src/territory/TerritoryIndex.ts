import { brandId, codeOfPath, isDivisionLevel, isWithin, type TerritoryCode, type TerritoryLevel, type TerritoryPath } from '@finemesh/domain';
import type { TerritoryNode } from '@finemesh/contract';
import { areaHolds, boundsHold, boundsOfAreas, metersToEdge, type Area, type Bounds, type LngLat } from '@finemesh/geo';
import { TerritoryPast } from './TerritoryPast.ts';

/** A node and where its boundary runs now; `null` for a node that has none drawn. */
export interface PlacedNode {
  readonly node: TerritoryNode;
  readonly boundary: Area | null;
}

/** A node with the outline that it is drawn with. */
export interface DrawnPlace extends PlacedNode {
  readonly boundary: Area;
}

/** What stands at a point. */
export interface Location {
  /** The building, else the micro-grid, grid, community or street that contains the point. */
  readonly node: TerritoryNode;
  readonly microGrid: TerritoryNode | null;
}

/** Someone who points at a building on a phone's map hits the pavement beside it: so far away it still counts. */
const buildingReachMeters = 40;

interface BoundedNode extends DrawnPlace {
  readonly bounds: Bounds;
}

/**
 * The whole territory in memory: some hundreds to thousands of nodes that every request asks for and that change once a
 * year. Immutable; a published division makes a new one.
 */
export class TerritoryIndex {
  /** The division that it shows; 0 before a territory was set up. */
  readonly version: number;
  /** What earlier divisions were like. */
  readonly past: TerritoryPast;
  readonly #nodes: readonly TerritoryNode[];
  readonly #byCode: ReadonlyMap<string, TerritoryNode>;
  readonly #bounded = new Map<TerritoryLevel, BoundedNode[]>();

  constructor(placed: readonly PlacedNode[], version = 0, past = new TerritoryPast([], [])) {
    this.version = version;
    this.past = past;
    this.#nodes = placed.map(({ node }) => node).sort((a, b) => (a.path < b.path ? -1 : 1));
    this.#byCode = new Map(this.#nodes.map((node) => [node.code, node]));
    for (const { node, boundary } of placed) {
      if (boundary === null) continue;
      const level = this.#bounded.get(node.level) ?? [];
      const bounds = boundsOfAreas(boundary);
      if (bounds !== null) level.push({ node, boundary, bounds });
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

  /**
   * The node that the path ends with, or the narrowest on the path that is known: for some milliseconds after a publication
   * this process may read paths of a division that it does not have yet. @throws for a path of another territory.
   */
  at(path: TerritoryPath): TerritoryNode {
    const codes = path.split('/').reverse();
    for (const code of codes) {
      const node = this.#byCode.get(code) ?? this.#byCode.get(this.past.resolve(brandId(code)));
      if (node !== undefined) return node;
    }
    throw new Error(`no territory node at ${path}`);
  }

  /** How the node that the path ends with was called at the moment. @throws as `at`. */
  nameOn(path: TerritoryPath, at: Date): TerritoryNode['name'] {
    return this.past.nameOn(codeOfPath(path), at) ?? this.at(path).name;
  }

  /**
   * Where a fact belongs by its narrowest code and, if it is on open ground, by its point: a place keeps its code and is
   * asked where it is now; a point is looked for among the nodes that contain it now; a node that was given up has a
   * successor.
   *
   * @throws for a code that is not of this territory.
   */
  pathOf(code: TerritoryCode, point: LngLat | null = null): TerritoryPath {
    const node = this.#byCode.get(this.past.resolve(code));
    if (node === undefined) throw new Error(`no territory node has ever had the code ${code}`);
    const around = point !== null && isDivisionLevel(node.level) ? this.#narrowestAround(point) : undefined;
    // Where a division was published without boundaries, the code says more than the point.
    return around !== undefined && depthOf(around.path) >= depthOf(node.path) ? around.path : node.path;
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

  /** The nodes of a level that have a boundary. */
  drawn(level: TerritoryLevel): readonly DrawnPlace[] {
    return this.#bounded.get(level) ?? [];
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
      if (!boundsHold(bounds, point, buildingReachMeters)) continue;
      if (areaHolds(boundary, point)) return node;
      const meters = metersToEdge(boundary, point);
      if (meters <= nearestMeters) [nearest, nearestMeters] = [node, meters];
    }
    return nearest;
  }

  #narrowestAround(point: LngLat): TerritoryNode | undefined {
    for (const level of ['microGrid', 'grid', 'community', 'street'] as const) {
      const around = this.#bounded
        .get(level)
        ?.find(({ boundary, bounds }) => boundsHold(bounds, point) && areaHolds(boundary, point));
      if (around !== undefined) return around.node;
    }
    return undefined;
  }
}

function depthOf(path: TerritoryPath): number {
  return path.split('/').length;
}
