import type { GridKind } from '@finemesh/domain';
import type { LngLat, PlanPoint } from '@finemesh/geo';
import type { BendOptions } from '../shape/createBend.ts';
import type { PlanRect } from '../shape/createPatchwork.ts';
import type { BuildingKind } from './buildingKinds.ts';

/** A name in both languages of the screens. */
export interface PlaceName {
  readonly zh: string;
  readonly en: string;
}

/** A community drawn with straight streets in whole metres; `bend` and `place` carry it to where it lies. */
export interface CommunityPlan {
  readonly code: string;
  readonly name: PlaceName;
  readonly place: { readonly anchor: LngLat; readonly anchorMeters: PlanPoint; readonly rotationDegrees: number };
  readonly bend: Omit<BendOptions, 'seed'>;
  readonly compounds: readonly CompoundPlan[];
  /** South to north in each column, in the order of their codes. */
  readonly grids: readonly GridPlan[];
  readonly streets: readonly StreetPlan[];
  /** Water and green that lie on the plan beside what the rows bring. */
  readonly waters: readonly AreaPlan[];
  readonly greens: readonly AreaPlan[];
  readonly places: readonly (PlaceName & { readonly at: PlanPoint; readonly kind: string })[];
  /** Flats used in common (a meeting room, a reading room) instead of being lived in. */
  readonly commonFlats: number;
  /** Weights of homes with 1, 2, 3, … people, where a building has no profile of its own. */
  readonly householdSizes: readonly number[];
}

/** A walled estate. Its buildings are numbered from the south, row by row. */
export interface CompoundPlan {
  readonly key: string;
  readonly name: PlaceName;
  readonly outline: PlanRect;
  /** `rows`: every row from west to east. `winding`: to and fro, so that neighbours in number are neighbours. */
  readonly numbering: 'rows' | 'winding';
  /** Sides on which a gate opens at the middle lane. */
  readonly gates: readonly ('west' | 'east')[];
  /** Who mostly lives in a building, by its number; others are `mixed`. */
  readonly profiles?: Readonly<Record<number, HouseholdProfile>>;
}

/** Who mostly lives in a building: it decides how large its households are and how many rent. */
export type HouseholdProfile = 'mixed' | 'youngRenters' | 'threeGenerations';

export interface GridPlan {
  readonly name: PlaceName;
  readonly kind: GridKind;
  /** Key of the compound that its homes belong to. */
  readonly compound?: string;
  /** Ground up to the middle of the streets around it. */
  readonly area: PlanRect;
  /** Strip without buildings along each side, metres: west, south, east, north. */
  readonly inset: readonly [number, number, number, number];
  /** From south to north, each from west to east. */
  readonly rows: readonly RowPlan[];
  /**
   * How many micro-grids it has, cut along its rows so that they carry alike; or exactly which buildings each cares for,
   * by the number that its compound gave them.
   */
  readonly microGrids: number | readonly (readonly number[])[];
}

/** What stands in one row. Homes by kind; all else with its own name. */
export type RowPlan = readonly (BuildingKind | NamedBuildingPlan | OpenGroundPlan)[];

export interface NamedBuildingPlan {
  readonly kind: BuildingKind;
  readonly name: PlaceName;
}

/** Ground without a building: a garden, a sports ground, fields. */
export interface OpenGroundPlan {
  readonly ground: 'garden' | 'pitch' | 'field';
  readonly name?: PlaceName;
  readonly lengthMeters: number;
  readonly pitchMeters: number;
}

export interface StreetPlan {
  readonly name: PlaceName;
  readonly kind: 'avenue' | 'street' | 'lane' | 'path';
  /** Corners; every leg runs along x or along y. */
  readonly line: readonly PlanPoint[];
}

export interface AreaPlan {
  readonly name: PlaceName;
  readonly kind: string;
  readonly ring: readonly PlanPoint[];
}
