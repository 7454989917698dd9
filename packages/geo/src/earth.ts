/**
 * Radius of the sphere that all distances here are measured on, metres: the mean radius R₁ = (2a + b) / 3 of the GRS 80
 * ellipsoid as the IUGG adopted it (H. Moritz, Geodetic Reference System 1980, Journal of Geodesy 74, 2000).
 */
export const earthRadiusMeters = 6_371_008.8;

/** Ground metres in one degree of latitude. */
export const metersPerDegree = (Math.PI * earthRadiusMeters) / 180;

/** Ground metres in one degree of longitude at a latitude, which is given in degrees; 0 at the poles. */
export function metersPerDegreeEast(lat: number): number {
  return metersPerDegree * Math.cos((lat * Math.PI) / 180);
}
