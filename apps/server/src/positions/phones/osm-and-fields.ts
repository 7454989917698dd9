import { FinemeshError } from '@finemesh/contract';

/** @throws `malformedRequest` naming the field `id`. */
export function requireDevice(value: unknown): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= 128) return value;
  throw refusal('id', 'missing', 'the device identifier is missing');
}

/** @throws `malformedRequest` naming the field, for what is no number of degrees within `±limit`. */
export function requireDegrees(field: string, value: unknown, limit: number): number {
  const degrees = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof degrees !== 'number' || !Number.isFinite(degrees)) throw refusal(field, 'missing', `${field} is not a number`);
  if (Math.abs(degrees) > limit) throw refusal(field, 'outOfRange', `${field} must lie within ±${limit}`);
  return degrees;
}

/** A number that is said and not negative: these apps write -1 for what they do not know. */
export function knownNumber(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

export function scaled(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}

/** ISO 8601 with nanoseconds and a zone has 35 characters. */
const longestMoment = 64;

/**
 * A moment in seconds or milliseconds since 1970, ISO 8601, or `yyyy-MM-dd HH:mm:ss` in UTC; `null` where none is said.
 *
 * @throws `malformedRequest` naming the field `timestamp`.
 */
export function readMoment(value: unknown): Date | null {
  if (value === null || value === undefined || value === '') return null;
  const text = String(value);
  if (text.length > longestMoment) throw notAMoment();
  const moment = momentOf(text);
  if (Number.isNaN(moment.getTime())) throw notAMoment();
  return moment;
}

function momentOf(text: string): Date {
  // Ten digits are seconds until the year 2286, thirteen milliseconds.
  if (/^\d{1,11}$/.test(text)) return new Date(Number(text) * 1_000);
  if (/^\d{12,16}$/.test(text)) return new Date(Number(text));
  return new Date(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text) ? `${text.replace(' ', 'T')}Z` : text);
}

function notAMoment(): FinemeshError {
  return refusal('timestamp', 'notAMoment', 'timestamp is no moment in a known form');
}

function refusal(field: string, code: string, message: string): FinemeshError {
  return new FinemeshError('malformedRequest', { detail: message, fields: [{ field, code, message }] });
}
