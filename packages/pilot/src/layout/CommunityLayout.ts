import type { GridKind } from '@finemesh/domain';
import type { PlanPoint } from '@finemesh/geo';
import type { BuildingForm, BuildingKind } from '../plan/buildingKinds.ts';
import type { CommunityPlan, HouseholdProfile, PlaceName } from '../plan/CommunityPlan.ts';
import type { PlanRect } from '../shape/createPatchwork.ts';

/** A community with everything in its place, still on the straight plan. */
export interface CommunityLayout {
  readonly plan: CommunityPlan;
  readonly grids: readonly GridLayout[];
  /** Lanes inside compounds, each running along x or along y. */
  readonly lanes: readonly (readonly [PlanPoint, PlanPoint])[];
}

export interface GridLayout {
  readonly code: string;
  readonly name: PlaceName;
  readonly kind: GridKind;
  readonly microGrids: readonly MicroGridLayout[];
}

export interface MicroGridLayout {
  readonly code: string;
  readonly name: PlaceName;
  readonly parcels: readonly ParcelLayout[];
}

/** A piece of ground with at most one building; parcels cover their grid without gap or overlap. */
export interface ParcelLayout {
  readonly rect: PlanRect;
  readonly building: BuildingLayout | null;
  readonly ground: GroundLayout | null;
}

export interface BuildingLayout {
  readonly code: string;
  readonly kind: BuildingKind;
  readonly form: BuildingForm;
  readonly name: PlaceName;
  /** The number its compound gave it; `null` outside compounds. */
  readonly number: number | null;
  readonly compound: string | null;
  readonly profile: HouseholdProfile;
  readonly center: PlanPoint;
  /** In front of each entrance, on the north side. */
  readonly doors: readonly PlanPoint[];
  /** Where each door's path meets the lane. */
  readonly laneStops: readonly PlanPoint[];
}

/** Green or open ground inside a parcel. */
export interface GroundLayout {
  readonly kind: 'garden' | 'pitch' | 'field';
  readonly name: PlaceName | null;
  readonly rect: PlanRect;
}
