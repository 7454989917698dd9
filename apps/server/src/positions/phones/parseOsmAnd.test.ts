import { FinemeshError } from '@finemesh/contract';
import { growthOf } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import { parseOsmAndJson } from './parseOsmAndJson.ts';
import { parseOsmAndQuery } from './parseOsmAndQuery.ts';

const query = (text: string) => parseOsmAndQuery(new URLSearchParams(text));

describe('parseOsmAndQuery', () => {
  it('reads every parameter, speed from knots', () => {
    expect(
      query('id=a1&lat=32.0224&lon=118.6911&timestamp=1795507200&speed=2&bearing=90&accuracy=6&batt=71&hdop=1&altitude=12'),
    ).toEqual({
      deviceId: 'a1',
      lat: 32.0224,
      lng: 118.6911,
      at: new Date(1_795_507_200_000),
      speedMetersPerSecond: 2 * (1852 / 3600),
      headingDegrees: 90,
      accuracyMeters: 6,
      batteryPercent: 71,
    });
  });

  it.each([
    ['timestamp=1795507200', 1_795_507_200_000],
    ['timestamp=1795507200123', 1_795_507_200_123],
    ['timestamp=2026-11-24T08%3A00%3A00Z', Date.UTC(2026, 10, 24, 8)],
    ['timestamp=2026-11-24 08:00:00', Date.UTC(2026, 10, 24, 8)],
  ])('reads the moment of %s', (parameter, moment) => {
    expect(query(`deviceid=a1&location=32,118&${parameter}`).at?.getTime()).toBe(moment);
  });

  it('takes deviceid, location and heading as other apps write them, and nothing said as unknown', () => {
    expect(query('deviceid=a1&location=32.5,118.5&heading=7')).toMatchObject({
      deviceId: 'a1',
      lat: 32.5,
      lng: 118.5,
      headingDegrees: 7,
      at: null,
      speedMetersPerSecond: null,
      batteryPercent: null,
    });
  });

  it.each([
    ['lat=1&lon=2', 'id'],
    ['id=a1&lon=2', 'lat'],
    ['id=a1&lat=&lon=2', 'lat'],
    ['id=a1&lat=91&lon=2', 'lat'],
    ['id=a1&lat=1&lon=181', 'lon'],
    ['id=a1&lat=1&lon=NaN', 'lon'],
    ['id=a1&lat=1&lon=2&timestamp=yesterday', 'timestamp'],
    [`id=a1&lat=1&lon=2&timestamp=${'9'.repeat(65)}`, 'timestamp'],
  ])('refuses %s and names %s', (text, field) => {
    try {
      query(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(FinemeshError);
      expect((error as FinemeshError).code).toBe('malformedRequest');
      expect((error as FinemeshError).fields[0]?.field).toBe(field);
    }
  });
});

describe('a form with a query', () => {
  it('is believed before the query', () => {
    const reading = parseOsmAndQuery(new URLSearchParams('lat=1&lon=2'), new URLSearchParams('id=a1&lat=30&lon=40'));
    expect(reading).toMatchObject({ deviceId: 'a1', lat: 1, lng: 2 });
  });

  // The address of a request has at most 16 kB, a form 4 kB.
  it.each<[string, (size: number) => string]>([
    ['names', (size) => Array.from({ length: size / 6 }, (_, i) => `k${i.toString(36)}=1`).join('&')],
    ['equal names', (size) => 'lat=1&'.repeat(size / 6)],
    ['coordinates', (size) => `location=${'1,'.repeat(size / 2)}`],
    ['escapes', (size) => '%25'.repeat(size / 3)],
    ['digits', (size) => `lat=${'1'.repeat(size)}`],
  ])('takes time in proportion to 16 kB of %s', (_, create) => {
    const read = (text: string): void => {
      try {
        parseOsmAndQuery(new URLSearchParams('id=a1'), new URLSearchParams(text));
      } catch {
        // Most of these are refused; how long that takes is what counts.
      }
    };
    expect(growthOf(16_384, create, read)).toBeLessThan(10);
  });
});

describe('parseOsmAndJson', () => {
  it('reads the body of Traccar Client 9, negative numbers as unknown', () => {
    expect(
      parseOsmAndJson({
        device_id: 'a1',
        location: {
          timestamp: '2026-11-24T08:00:00.500Z',
          coords: { latitude: 32.0224, longitude: 118.6911, accuracy: 5, speed: 1.2, heading: -1, altitude: 5 },
          battery: { level: 0.5, is_charging: false },
        },
      }),
    ).toEqual({
      deviceId: 'a1',
      lat: 32.0224,
      lng: 118.6911,
      at: new Date('2026-11-24T08:00:00.500Z'),
      speedMetersPerSecond: 1.2,
      headingDegrees: null,
      accuracyMeters: 5,
      batteryPercent: 50,
    });
  });

  it.each([null, 'x', {}, { device_id: 'a1', location: { coords: { latitude: 'x' } } }])('refuses %j', (body) => {
    expect(() => parseOsmAndJson(body)).toThrow(FinemeshError);
  });
});
