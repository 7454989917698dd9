import { knownNumber, readMoment, requireDegrees, requireDevice, scaled } from './osm-and-fields.ts';
import type { OsmAndReading } from './OsmAndReading.ts';

/**
 * Reads the JSON body of Traccar Client 9: `{ location: { timestamp, coords, battery }, device_id }`, speed in metres per
 * second, battery level from 0 to 1, negative numbers for unknown.
 *
 * @throws FinemeshError `malformedRequest` naming the field.
 */
export function parseOsmAndJson(body: unknown): OsmAndReading {
  const location = member(body, 'location');
  const coords = member(location, 'coords');
  return {
    deviceId: requireDevice(member(body, 'device_id')),
    lng: requireDegrees('location.coords.longitude', member(coords, 'longitude'), 180),
    lat: requireDegrees('location.coords.latitude', member(coords, 'latitude'), 90),
    at: readMoment(member(location, 'timestamp')),
    speedMetersPerSecond: knownNumber(member(coords, 'speed')),
    headingDegrees: knownNumber(member(coords, 'heading')),
    accuracyMeters: knownNumber(member(coords, 'accuracy')),
    batteryPercent: scaled(knownNumber(member(member(location, 'battery'), 'level')), 100),
  };
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
