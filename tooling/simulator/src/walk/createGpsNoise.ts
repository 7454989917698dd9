import type { LngLat } from '@finemesh/domain';
import type { SeededRandom } from '@finemesh/pilot';

/** Puts a point where a phone between houses believes it is. */
export type GpsNoise = (point: LngLat) => LngLat;

/** Spread of the error along each axis, metres. */
export const gpsSpreadMeters = 2.5;
/** How much of the last error stays: a fix drifts, it does not jump about. */
const memory = 0.92;
const metersPerDegree = 111_195;

/** Drifting error of first order (AR(1)) with a normal spread, cut off at three spreads. */
export function createGpsNoise(random: SeededRandom): GpsNoise {
  let [east, north] = [gpsSpreadMeters * normal(random), gpsSpreadMeters * normal(random)];
  const drift = (error: number): number => memory * error + Math.sqrt(1 - memory ** 2) * gpsSpreadMeters * normal(random);
  return ([lng, lat]) => {
    [east, north] = [drift(east), drift(north)];
    return [lng + within(east) / (metersPerDegree * Math.cos((lat * Math.PI) / 180)), lat + within(north) / metersPerDegree];
  };
}

function within(error: number): number {
  return Math.max(-3 * gpsSpreadMeters, Math.min(3 * gpsSpreadMeters, error));
}

/** A standard normal number (G. Box, M. Muller, 1958). */
function normal(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
