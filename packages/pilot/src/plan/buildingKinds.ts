/** The forms of buildings in the pilot. */
export type BuildingKind =
  | 'walkUpTwo'
  | 'walkUpThree'
  | 'walkUpFour'
  | 'midRiseTwo'
  | 'midRiseThree'
  | 'smallFlats'
  | 'tower'
  | 'highTower'
  | 'hall'
  | 'greenhouse'
  | 'centre'
  | 'pavilion'
  | 'schoolWing'
  | 'schoolHouse';

export interface BuildingForm {
  readonly floors: number;
  readonly entrances: number;
  /** Flats that one floor of one entrance has; 0 where nobody lives. */
  readonly flatsPerFloor: number;
  /** Along the row, metres. */
  readonly lengthMeters: number;
  /** Across the row, metres. */
  readonly depthMeters: number;
  /** From one row to the next, metres: about 1.2 times the height, so that the winter sun reaches the lowest flat. */
  readonly pitchMeters: number;
  /** Merchants in it, for exclusive grids. */
  readonly merchants: number;
}

const form = (
  floors: number,
  entrances: number,
  flatsPerFloor: number,
  lengthMeters: number,
  depthMeters: number,
  pitchMeters: number,
  merchants = 0,
): BuildingForm => ({ floors, entrances, flatsPerFloor, lengthMeters, depthMeters, pitchMeters, merchants });

/** Sizes of the usual slabs and towers of resettlement estates along the lower Yangtze (about 17 m of front an entrance). */
export const buildingForms: Record<BuildingKind, BuildingForm> = {
  walkUpTwo: form(6, 2, 2, 38, 13, 38),
  walkUpThree: form(6, 3, 2, 55, 13, 38),
  walkUpFour: form(6, 4, 2, 71, 13, 38),
  midRiseTwo: form(11, 2, 2, 40, 14, 50),
  midRiseThree: form(11, 3, 2, 60, 14, 50),
  smallFlats: form(10, 2, 4, 58, 16, 46),
  tower: form(18, 1, 4, 29, 24, 58),
  highTower: form(24, 1, 4, 31, 26, 62),
  hall: form(2, 2, 0, 92, 40, 66, 64),
  greenhouse: form(1, 1, 0, 84, 18, 30, 6),
  centre: form(4, 2, 0, 84, 38, 62, 38),
  pavilion: form(2, 1, 0, 40, 22, 40),
  schoolWing: form(4, 2, 0, 84, 15, 44),
  schoolHouse: form(3, 1, 0, 46, 24, 44),
};

/** Flats of a building when every one is lived in. */
export function flatsOf({ floors, entrances, flatsPerFloor }: BuildingForm): number {
  return floors * entrances * flatsPerFloor;
}
