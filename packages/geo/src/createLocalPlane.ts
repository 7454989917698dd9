import { metersPerDegree, metersPerDegreeEast } from './earth.ts';
import { roundDegrees, type LngLat } from './LngLat.ts';

/** A point of a drawing, metres. */
export type PlanPoint = readonly [x: number, y: number];

/** Turns metres of a drawing into WGS-84 degrees and back. */
export interface LocalPlane {
  toLngLat(point: PlanPoint): LngLat;
  toPlan(point: LngLat): PlanPoint;
}

/** Where a drawing lies on the earth. */
export interface LocalPlaneOptions {
  /** The place of `anchorMeters`, WGS-84. */
  readonly anchor: LngLat;
  /** The point of the drawing that lies on the anchor, metres. */
  readonly anchorMeters: PlanPoint;
  /** Direction of the drawing's x axis, degrees counter-clockwise from east. */
  readonly rotationDegrees: number;
}

/**
 * An equirectangular plane around the anchor. Over the few kilometres of a street its error stays below a metre, and
 * lengths agree with `distanceMeters`. Degrees are rounded to 10⁻⁷ (about 1 cm), so that two drawings
 * of one corner give the same numbers.
 */
export function createLocalPlane({ anchor, anchorMeters, rotationDegrees }: LocalPlaneOptions): LocalPlane {
  const angle = (rotationDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const metersPerLng = metersPerDegreeEast(anchor[1]);
  return {
    toLngLat: ([x, y]) => {
      const [dx, dy] = [x - anchorMeters[0], y - anchorMeters[1]];
      return [
        roundDegrees(anchor[0] + (dx * cos - dy * sin) / metersPerLng),
        roundDegrees(anchor[1] + (dx * sin + dy * cos) / metersPerDegree),
      ];
    },
    toPlan: ([lng, lat]) => {
      const [east, north] = [(lng - anchor[0]) * metersPerLng, (lat - anchor[1]) * metersPerDegree];
      return [anchorMeters[0] + east * cos + north * sin, anchorMeters[1] - east * sin + north * cos];
    },
  };
}
