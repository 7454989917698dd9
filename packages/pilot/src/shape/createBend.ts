import { hashText, type PlanPoint } from '@finemesh/geo';

/** Moves a point of the straight plan to where it lies once the streets are bent. */
export type Bend = (point: PlanPoint) => PlanPoint;

/** How strongly a plan is bent. */
export interface BendOptions {
  readonly seed: string;
  /** Farthest that the small waves move a point, metres. */
  readonly waveMeters: number;
  /** Distance between two knots of the waves, metres. */
  readonly waveLengthMeters: number;
  /** Sideways movement of the long bow at one `bowLengthMeters` from its middle, metres; it swings back beyond twice that. */
  readonly bowMeters: number;
  readonly bowLengthMeters: number;
  /** Where the bow is straight, metres on the y axis. */
  readonly bowMiddle: number;
}

/**
 * Bends a plan of straight blocks as old field paths and shore lines bend streets: a long bow, and small waves between
 * random knots. The mapping is continuous, so blocks that share an edge before share it after; and gentle enough (a
 * few degrees) that a rigid building still fits its parcel.
 */
export function createBend(options: BendOptions): Bend {
  const { seed, waveMeters, waveLengthMeters, bowMeters, bowLengthMeters, bowMiddle } = options;
  const knot = (axis: string, i: number, j: number): number =>
    (hashText(`${seed}:${axis}:${i}:${j}`) / 0xffff_ffff) * 2 - 1;
  const wave = (axis: string, x: number, y: number): number => {
    const [u, v] = [x / waveLengthMeters, y / waveLengthMeters];
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const [s, t] = [ease(u - i), ease(v - j)];
    const near = knot(axis, i, j) * (1 - s) + knot(axis, i + 1, j) * s;
    const far = knot(axis, i, j + 1) * (1 - s) + knot(axis, i + 1, j + 1) * s;
    return waveMeters * (near * (1 - t) + far * t);
  };
  return ([x, y]) => [
    x + wave('x', x, y) + bowMeters * (1 - Math.cos((Math.PI / 2) * ((y - bowMiddle) / bowLengthMeters))),
    y + wave('y', x, y),
  ];
}

/** Smoothstep: no kink where one cell of the waves meets the next. */
function ease(part: number): number {
  return part * part * (3 - 2 * part);
}
