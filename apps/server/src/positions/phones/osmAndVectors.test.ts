import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FinemeshError } from '@finemesh/contract';
import { describe, expect, it } from 'vitest';
import { parseOsmAndJson } from './parseOsmAndJson.ts';
import { parseOsmAndQuery } from './parseOsmAndQuery.ts';

/** Requests transcribed from the Traccar server's own tests, beside the repo and not part of it. */
const file = fileURLToPath(new URL('../../../../../../shared/data/positions/osmand-vectors.json', import.meta.url));
const reason = 'the recorded OsmAnd requests (../shared/data/positions) are not beside this clone';

interface Vector {
  id: string;
  target: string;
  body?: string;
  expect: {
    verdict: string;
    device_id?: string;
    lat?: number;
    lon?: number;
    time?: string;
    speed_knots?: number;
    course_deg?: number | null;
    accuracy_m?: number;
    battery_percent?: number;
  };
}

const vectors = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Vector[] }).cases : [];

describe('requests of other programs’ tests', () => {
  if (vectors.length === 0) it('reads recorded OsmAnd requests', (context) => context.skip(reason));

  it.for(vectors)('reads $id as the Traccar server does', ({ target, body, expect: expected }) => {
    const read = () =>
      body === undefined
        ? parseOsmAndQuery(new URL(target, 'http://host').searchParams)
        : parseOsmAndJson(JSON.parse(body));
    if (expected.verdict !== 'position') {
      expect(read).toThrow(FinemeshError);
      return;
    }
    const reading = read();
    expect(reading).toMatchObject({ deviceId: expected.device_id, lat: expected.lat, lng: expected.lon });
    if (expected.time !== undefined) expect(reading.at?.toISOString()).toBe(expected.time);
    if (expected.speed_knots !== undefined) {
      expect((reading.speedMetersPerSecond ?? -1) * (3_600 / 1_852)).toBeCloseTo(expected.speed_knots, 6);
    }
    if (expected.course_deg !== undefined) expect(reading.headingDegrees).toBe(expected.course_deg);
    if (expected.accuracy_m !== undefined) expect(reading.accuracyMeters).toBe(expected.accuracy_m);
    if (expected.battery_percent !== undefined) expect(reading.batteryPercent).toBe(expected.battery_percent);
  });
});
