import { knownNumber, readMoment, requireDegrees, requireDevice, scaled } from './osm-and-fields.ts';
import type { OsmAndReading } from './OsmAndReading.ts';

/** One international knot is 1,852 m an hour, by definition. */
const metersPerSecondPerKnot = 1_852 / 3_600;

/**
 * Reads the OsmAnd protocol as a query or a form: `id|deviceid`, `lat` and `lon` or `location=lat,lon`, `timestamp` (seconds,
 * milliseconds, ISO 8601 or `yyyy-MM-dd HH:mm:ss` in UTC), `speed` in knots, `bearing|heading`, `accuracy`, `batt`.
 * Source: protocol documentation of the Traccar server (traccar.org/osmand).
 *
 * @param sources the form and the query; the first that names a parameter is believed.
 * @throws FinemeshError `malformedRequest` (400, as these apps expect) naming the parameter.
 */
export function parseOsmAndQuery(...sources: readonly URLSearchParams[]): OsmAndReading {
  // `URLSearchParams.get` looks through its whole list, so a constant number of calls stays linear in what was sent.
  const parameters = { get: (name: string): string | null => firstOf(sources, name) };
  const [lat, lon] = parameters.get('location')?.split(',') ?? [parameters.get('lat'), parameters.get('lon')];
  return {
    deviceId: requireDevice(parameters.get('id') ?? parameters.get('deviceid')),
    lng: requireDegrees('lon', lon, 180),
    lat: requireDegrees('lat', lat, 90),
    at: readMoment(parameters.get('timestamp')),
    speedMetersPerSecond: scaled(knownNumber(parameters.get('speed')), metersPerSecondPerKnot),
    headingDegrees: knownNumber(parameters.get('bearing') ?? parameters.get('heading')),
    accuracyMeters: knownNumber(parameters.get('accuracy')),
    batteryPercent: knownNumber(parameters.get('batt')),
  };
}

function firstOf(sources: readonly URLSearchParams[], name: string): string | null {
  for (const source of sources) {
    const value = source.get(name);
    if (value !== null) return value;
  }
  return null;
}
