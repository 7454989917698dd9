import { gcj02Point, lngLat, type Gcj02Point, type LngLat } from './LngLat.ts';

/** Semi-major axis of the Krasovsky 1940 ellipsoid, metres; GCJ-02 is computed on it. */
const semiMajorAxisMeters = 6_378_245;
/** First eccentricity squared of the same ellipsoid. */
const eccentricitySquared = 0.006693421622965943;
/** The offset series is developed around this point, degrees. */
const seriesOrigin = { lng: 105, lat: 35 };

const radiansPerDegree = Math.PI / 180;

/**
 * Moves a WGS-84 point to where Chinese map services draw it.
 *
 * The offset series and its constants are the publicly known reconstruction of GCJ-02 (published
 * as "eviltransform", 2013); the standard itself is secret. Outside the rectangle that the
 * reconstruction covers (72.004–137.8347° E, 0.8293–55.8271° N) the point comes back unmoved.
 */
export function wgs84ToGcj02(point: LngLat): Gcj02Point {
  const [lng, lat] = point;
  if (isOutsideChina(lng, lat)) return gcj02Point(lng, lat);
  const offset = gcj02Offset(lng, lat);
  return gcj02Point(lng + offset.lng, lat + offset.lat);
}

/**
 * Recovers the WGS-84 point of a GCJ-02 point, to better than 1e-8° (a millimetre).
 *
 * The series has no closed inverse. Its slope stays below 5e-3, so each pass of the fixed-point
 * iteration shrinks the error at least two hundredfold: 700 m → 3.5 m → 2 cm → 0.1 mm.
 * Outside the covered rectangle the point comes back unmoved.
 */
export function gcj02ToWgs84(point: Gcj02Point): LngLat {
  const [lng, lat] = point;
  if (isOutsideChina(lng, lat)) return lngLat(lng, lat);
  let estimate = { lng, lat };
  for (let pass = 0; pass < 3; pass += 1) {
    const offset = gcj02Offset(estimate.lng, estimate.lat);
    estimate = { lng: lng - offset.lng, lat: lat - offset.lat };
  }
  return lngLat(estimate.lng, estimate.lat);
}

function isOutsideChina(lng: number, lat: number): boolean {
  return lng < 72.004 || lng > 137.8347 || lat < 0.8293 || lat > 55.8271;
}

/** How far GCJ-02 shifts a WGS-84 point, degrees. */
function gcj02Offset(lng: number, lat: number): { lng: number; lat: number } {
  const x = lng - seriesOrigin.lng;
  const y = lat - seriesOrigin.lat;
  const phi = lat * radiansPerDegree;
  const flattening = 1 - eccentricitySquared * Math.sin(phi) ** 2;
  const meridianRadius = (semiMajorAxisMeters * (1 - eccentricitySquared)) / flattening ** 1.5;
  const parallelRadius = (semiMajorAxisMeters / Math.sqrt(flattening)) * Math.cos(phi);
  return {
    lng: eastingMeters(x, y) / (parallelRadius * radiansPerDegree),
    lat: northingMeters(x, y) / (meridianRadius * radiansPerDegree),
  };
}

function eastingMeters(x: number, y: number): number {
  const polynomial = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  return (
    polynomial +
    (2 / 3) *
      (shortWaves(x) + wave(20, x, 1) + wave(40, x, 1 / 3) + wave(150, x, 1 / 12) + wave(300, x, 1 / 30))
  );
}

function northingMeters(x: number, y: number): number {
  const polynomial = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  return (
    polynomial +
    (2 / 3) *
      (shortWaves(x) + wave(20, y, 1) + wave(40, y, 1 / 3) + wave(160, y, 1 / 12) + wave(320, y, 1 / 30))
  );
}

/** The two terms both axes share; both depend on the longitude. */
function shortWaves(x: number): number {
  return wave(20, x, 6) + wave(20, x, 2);
}

/** One sine of the series: amplitude in metres, frequency in half turns per degree. */
function wave(amplitudeMeters: number, degrees: number, frequency: number): number {
  return amplitudeMeters * Math.sin(frequency * degrees * Math.PI);
}
