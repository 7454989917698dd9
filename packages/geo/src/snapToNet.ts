import { metersPerDegree, metersPerDegreeEast } from './earth.ts';
import type { LngLat } from './LngLat.ts';

/** Columns are no wider in degrees than they are at this latitude, so that the net has some at the poles too. */
const widestAtDegrees = 89.4;

/**
 * The point moved to the middle of its cell in a fixed net of `cellMeters`, so that repeated readings of one place
 * always give the same point and cannot be averaged back. `0` leaves the point as it is.
 */
export function snapToNet([lng, lat]: LngLat, cellMeters: number): LngLat {
  if (cellMeters <= 0) return [lng, lat];
  const latStep = cellMeters / metersPerDegree;
  const snappedLat = (Math.floor(lat / latStep) + 0.5) * latStep;
  const lngStep = cellMeters / metersPerDegreeEast(Math.min(Math.abs(snappedLat), widestAtDegrees));
  return [(Math.floor(lng / lngStep) + 0.5) * lngStep, snappedLat];
}
