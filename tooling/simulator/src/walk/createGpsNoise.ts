import { movedBy, type LngLat, type SeededRandom } from '@finemesh/geo';

/** Puts a point where a phone between houses believes it is. */
export type GpsNoise = (point: LngLat) => LngLat;

/** Spread of the error along each axis, metres. */
export const gpsSpreadMeters = 2.5;
/** How much of the last error stays: a fix drifts, it does not jump about. */
const memory = 0.92;

/** Drifting error of first order (AR(1)) with a normal spread, cut off at three spreads. */
export function createGpsNoise(random: SeededRandom): GpsNoise {
  let [east, north] = [gpsSpreadMeters * normal(random), gpsSpreadMeters * normal(random)];
  const drift = (error: number): number => memory * error + Math.sqrt(1 - memory ** 2) * gpsSpreadMeters * normal(random);
  return (point) => {
    [east, north] = [drift(east), drift(north)];
    return movedBy(point, within(east), within(north));
  };
}

function within(error: number): number {
  return Math.max(-3 * gpsSpreadMeters, Math.min(3 * gpsSpreadMeters, error));
}

/** A standard normal number (G. Box, M. Muller, 1958). */
function normal(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
