import type { GridKind, Merchant, TerritoryLevel, TerritoryPath } from '@finemesh/domain';
import type { LngLat } from '@finemesh/geo';
import type { Polygon } from 'geojson';
import type { PilotMap } from './map/PilotMap.ts';
import type { StreetGraph } from './streets/createStreetGraph.ts';

/** A node of the territory from the district down to the entrance; households and stalls are listed by themselves. */
export interface PilotNode {
  readonly code: string;
  readonly level: Exclude<TerritoryLevel, 'household' | 'stall'>;
  readonly parentCode: string | null;
  readonly path: TerritoryPath;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Of grids only. */
  readonly gridKind: GridKind | null;
  /** Households in the node. */
  readonly households: number;
  /** Merchants in the node: what exclusive grids have instead of households. */
  readonly merchants: number;
  /** A point inside the node, WGS-84. */
  readonly center: LngLat;
}

/** One flat and who lives in it, as a number. */
export interface PilotHousehold {
  readonly code: string;
  readonly path: TerritoryPath;
  /** Code of the building. */
  readonly building: string;
  /** Code of the entrance. */
  readonly entrance: string;
  readonly floor: number;
  /** Label on the door: floor and flat, `302`. */
  readonly flat: string;
  readonly headCount: number;
  readonly occupancy: 'owner' | 'let' | 'vacant';
}

/** A stall or shop of an exclusive grid and who trades there. */
export interface PilotStall {
  readonly code: string;
  readonly path: TerritoryPath;
  /** Code of the building that it stands in. */
  readonly building: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** WGS-84. */
  readonly center: LngLat;
  readonly merchant: Merchant;
}

/** The whole pilot district as data. */
export interface PilotDistrict {
  readonly seed: string;
  /** Parents before children. */
  readonly nodes: readonly PilotNode[];
  /** Outline of every node from the district to the building, by code; WGS-84. */
  readonly boundaries: Readonly<Record<string, Polygon>>;
  readonly map: PilotMap;
  /** In the order of their codes' buildings, entrances, floors. */
  readonly households: readonly PilotHousehold[];
  /** In the order of their codes. */
  readonly stalls: readonly PilotStall[];
  readonly streetGraph: StreetGraph;
  /** Must be shown with the map. */
  readonly attribution: string;
}
