import { distanceMeters } from '@finemesh/geo';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createHurriedClock } from '../testing/createHurriedClock.ts';
import type { Phone, PhoneReading } from './Phone.ts';
import { replayTrack, type TrackPoint } from './replayTrack.ts';

const { signal } = new AbortController();

/** A phone that keeps what it was given. */
function createNotingPhone(): Phone & { readonly readings: PhoneReading[] } {
  const readings: PhoneReading[] = [];
  return {
    readings,
    send: async (reading) => void readings.push(reading),
    fallSilent: async () => {},
    run: async () => {},
  };
}

describe('replayTrack', () => {
  const track: TrackPoint[] = [
    { point: [118.69, 32.02], at: new Date('2020-01-01T00:00:00Z') },
    { point: [118.6901, 32.02], at: new Date('2020-01-01T00:00:08Z') },
    { point: [118.6901, 32.02], at: new Date('2020-01-01T00:00:20Z') },
  ];

  it('keeps the rhythm of the recording and carries the present time', async () => {
    const [clock, phone] = [createHurriedClock(), createNotingPhone()];
    expect(await replayTrack(track, phone, { clock, signal })).toBe(3);
    expect(clock.waits).toEqual([8000, 12_000]);
    expect(phone.readings.map(({ at }) => at.toISOString())).toEqual([
      '2026-03-16T01:00:00.000Z', '2026-03-16T01:00:08.000Z', '2026-03-16T01:00:20.000Z',
    ]);
  });

  it('hurries by its factor', async () => {
    const clock = createHurriedClock();
    await replayTrack(track, createNotingPhone(), { clock, signal, speedup: 4 });
    expect(clock.waits).toEqual([2000, 3000]);
  });

  it('works out speed and direction as they were, and knows none while standing', async () => {
    const phone = createNotingPhone();
    await replayTrack(track, phone, { clock: createHurriedClock(), signal, speedup: 10 });
    expect(phone.readings[1]?.headingDegrees).toBeCloseTo(90, 1);
    expect(phone.readings[1]?.speedMetersPerSecond).toBeCloseTo(9.43 / 8, 1);
    expect(phone.readings[2]).toMatchObject({ headingDegrees: null, speedMetersPerSecond: 0 });
  });

  it('ends at the signal', async () => {
    const stop = new AbortController();
    const phone: Phone = { ...createNotingPhone(), send: async () => stop.abort() };
    expect(await replayTrack(track, phone, { clock: createHurriedClock(), signal: stop.signal })).toBe(1);
  });
});

const recordings = new URL('../../../../../shared/data/tracks/', import.meta.url);
const isLeftOut = !existsSync(recordings);

describe.skipIf(isLeftOut)('recorded tracks of shared/data (left out where the repository stands alone)', () => {
  it.each(['korita-zbevnica', 'cerknicko-jezero'])('replays the outing %s with speeds of a person outdoors', async (name) => {
    const track = readGpx(readFileSync(new URL(`gpx/${name}.gpx`, recordings), 'utf8'));
    const phone = createNotingPhone();
    expect(await replayTrack(track, phone, { clock: createHurriedClock(), signal })).toBe(track.length);
    const speeds = phone.readings.flatMap(({ speedMetersPerSecond }) => speedMetersPerSecond ?? []).sort((a, b) => a - b);
    expect(speeds.at(Math.floor(speeds.length / 2))).toBeGreaterThan(0.3);
    expect(speeds.at(Math.floor(speeds.length / 2))).toBeLessThan(12);
  });

  it('replays drives with standing still and jumps in them, in the order of time', async () => {
    const tracks = readCsv(readFileSync(new URL('gotrack-aracaju.csv', recordings), 'utf8'));
    expect(tracks.size).toBe(103);
    for (const track of tracks.values()) {
      const [phone, clock] = [createNotingPhone(), createHurriedClock()];
      await replayTrack(track, phone, { clock, signal, speedup: 1000 });
      expect(phone.readings).toHaveLength(track.length);
      expect(phone.readings.every(({ at }, i) => at >= (phone.readings[i - 1]?.at ?? at))).toBe(true);
      const wrong = phone.readings.filter(({ point, headingDegrees, speedMetersPerSecond }, i) => {
        const before = phone.readings[i - 1]?.point ?? point;
        return (headingDegrees === null) !== (distanceMeters(before, point) <= 0.5) || Number.isNaN(speedMetersPerSecond);
      });
      expect(wrong).toEqual([]);
    }
  });
});

function readGpx(xml: string): TrackPoint[] {
  return [...xml.matchAll(/<trkpt\s+lat="([^"]+)"\s+lon="([^"]+)"[^>]*>(?:(?!<\/trkpt>)[\s\S])*?<time>([^<]+)<\/time>/g)].map(
    ([, lat, lng, time]) => ({ point: [Number(lng), Number(lat)], at: new Date(String(time)) }),
  );
}

function readCsv(text: string): Map<string, TrackPoint[]> {
  const tracks = new Map<string, TrackPoint[]>();
  for (const line of text.trim().split('\n').slice(1)) {
    const [id = '', , time = '', lat, lng] = line.split(',');
    const track = tracks.get(id) ?? [];
    track.push({ point: [Number(lng), Number(lat)], at: new Date(`${time.replace(' ', 'T')}Z`) });
    tracks.set(id, track);
  }
  return tracks;
}
