import { FinemeshError } from '@finemesh/contract';

/** A reading as a phone app sends it, in our units. `null` where the app does not say. */
export interface Reading {
  readonly deviceId: string;
  /** WGS-84 degrees. */
  readonly lng: number;
  readonly lat: number;
  /** When it was taken; `null` means now. */
  readonly at: Date | null;
  readonly speedMetersPerSecond: number | null;
  readonly headingDegrees: number | null;
  readonly accuracyMeters: number | null;
  /** 0 to 100. */
  readonly batteryPercent: number | null;
}

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
export function parseOsmAndQuery(...sources: readonly URLSearchParams[]): Reading {
  // `URLSearchParams.get` looks through its whole list, so a constant number of calls stays linear in what was sent.
  const parameters = { get: (name: string): string | null => firstOf(sources, name) };
  const [lat, lon] = parameters.get('location')?.split(',') ?? [parameters.get('lat'), parameters.get('lon')];
  return {
    deviceId: requireDevice(parameters.get('id') ?? parameters.get('deviceid')),
    lng: requireDegrees('lon', lon, 180),
    lat: requireDegrees('lat', lat, 90),
    at: parseMoment(parameters.get('timestamp')),
    speedMetersPerSecond: scaled(known(parameters.get('speed')), metersPerSecondPerKnot),
    headingDegrees: known(parameters.get('bearing') ?? parameters.get('heading')),
    accuracyMeters: known(parameters.get('accuracy')),
    batteryPercent: known(parameters.get('batt')),
  };
}

/**
 * Reads the JSON body of Traccar Client 9: `{ location: { timestamp, coords, battery }, device_id }`, speed in metres per
 * second, battery level from 0 to 1, negative numbers for unknown.
 *
 * @throws FinemeshError `malformedRequest` naming the field.
 */
export function parseOsmAndJson(body: unknown): Reading {
  const location = member(body, 'location');
  const coords = member(location, 'coords');
  return {
    deviceId: requireDevice(member(body, 'device_id')),
    lng: requireDegrees('location.coords.longitude', member(coords, 'longitude'), 180),
    lat: requireDegrees('location.coords.latitude', member(coords, 'latitude'), 90),
    at: parseMoment(member(location, 'timestamp')),
    speedMetersPerSecond: known(member(coords, 'speed')),
    headingDegrees: known(member(coords, 'heading')),
    accuracyMeters: known(member(coords, 'accuracy')),
    batteryPercent: scaled(known(member(member(location, 'battery'), 'level')), 100),
  };
}

function firstOf(sources: readonly URLSearchParams[], name: string): string | null {
  for (const source of sources) {
    const value = source.get(name);
    if (value !== null) return value;
  }
  return null;
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function requireDevice(value: unknown): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= 128) return value;
  throw refusal('id', 'missing', 'the device identifier is missing');
}

function requireDegrees(field: string, value: unknown, limit: number): number {
  const degrees = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof degrees !== 'number' || !Number.isFinite(degrees)) throw refusal(field, 'missing', `${field} is not a number`);
  if (Math.abs(degrees) > limit) throw refusal(field, 'outOfRange', `${field} must lie within ±${limit}`);
  return degrees;
}

/** A number that is said and not negative: these apps write -1 for what they do not know. */
function known(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

function scaled(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}

/** ISO 8601 with nanoseconds and a zone has 35 characters. */
const longestMoment = 64;

function parseMoment(value: unknown): Date | null {
  if (value === null || value === undefined || value === '') return null;
  const text = String(value);
  if (text.length > longestMoment) throw notAMoment();
  // Ten digits are seconds until the year 2286, thirteen milliseconds.
  const moment = /^\d{1,11}$/.test(text)
    ? new Date(Number(text) * 1_000)
    : /^\d{12,16}$/.test(text)
      ? new Date(Number(text))
      : new Date(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text) ? `${text.replace(' ', 'T')}Z` : text);
  if (Number.isNaN(moment.getTime())) throw notAMoment();
  return moment;
}

function notAMoment(): FinemeshError {
  return refusal('timestamp', 'notAMoment', 'timestamp is no moment in a known form');
}

function refusal(field: string, code: string, message: string): FinemeshError {
  return new FinemeshError('malformedRequest', { detail: message, fields: [{ field, code, message }] });
}
