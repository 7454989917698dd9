import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LngLat } from '@finemesh/geo';
import { BuiltProduct } from '@finemesh/testkit/product';
import { expect } from '@playwright/test';
import { PositionScreen } from '../product/PositionScreen.ts';
import { productTest as test } from '../product/productTest.ts';
import { signInByApi } from '../product/staffApi.ts';

/**
 * The OsmAnd protocol over HTTP, as tracking apps speak it, from the request to a command centre's screen. The requests here
 * are written from the documented format (traccar.org/osmand); recorded tracks take the same route where they are there.
 */
const tracks = fileURLToPath(new URL('../../../shared/data/tracks/', import.meta.url));
const path = '/positions/osmand';

let product: BuiltProduct;
let screen: PositionScreen;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  // Exact positions, so that a wrong unit or swapped axes cannot hide in the net that coarsens volunteers.
  product = await BuiltProduct.start({ environment: { POSITION_PRECISION: '0' } });
  screen = await PositionScreen.open(product, await signInByApi(product, 'command'));
});
test.afterAll(async () => {
  screen.close();
  await product.stop();
});

interface AppRequest {
  readonly name: string;
  readonly send: (device: string, spot: LngLat, at: Date) => { query?: Record<string, string>; init?: RequestInit };
}

const seconds = (at: Date): string => String(Math.floor(at.getTime() / 1_000));
const form = (fields: Record<string, string>): RequestInit => ({ method: 'POST', body: new URLSearchParams(fields) });
const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

const requests: readonly AppRequest[] = [
  {
    name: 'a GET with seconds, speed in knots, bearing and battery',
    send: (id, [lon, lat], at) => ({
      query: { id, lat: `${lat}`, lon: `${lon}`, timestamp: seconds(at), speed: '2.7', bearing: '181.5', altitude: '9.1', accuracy: '6', hdop: '1', batt: '64.0' },
    }),
  },
  {
    name: 'a GET with deviceid, one location and milliseconds',
    send: (deviceid, [lon, lat], at) => ({ query: { deviceid, location: `${lat},${lon}`, timestamp: String(at.getTime()) } }),
  },
  {
    name: 'a GET with an ISO moment and heading',
    send: (id, [lon, lat], at) => ({ query: { id, lat: `${lat}`, lon: `${lon}`, timestamp: at.toISOString(), heading: '12' } }),
  },
  {
    name: 'a GET with date and time in UTC',
    send: (id, [lon, lat], at) => ({
      query: { id, lat: `${lat}`, lon: `${lon}`, timestamp: at.toISOString().slice(0, 19).replace('T', ' ') },
    }),
  },
  { name: 'a GET without a moment, which means now', send: (id, [lon, lat]) => ({ query: { id, lat: `${lat}`, lon: `${lon}` } }) },
  {
    name: 'a POST with everything in the query and no body',
    send: (id, [lon, lat], at) => ({ query: { id, lat: `${lat}`, lon: `${lon}`, timestamp: seconds(at) }, init: { method: 'POST' } }),
  },
  {
    name: 'a POST of a form',
    send: (id, [lon, lat], at) => ({ init: form({ id, lat: `${lat}`, lon: `${lon}`, timestamp: seconds(at), speed: '-1', bearing: '-1' }) }),
  },
  {
    name: 'a POST of JSON with metres a second, a battery from 0 to 1 and −1 for unknown',
    send: (device_id, [longitude, latitude], at) => ({
      init: json({
        device_id,
        location: {
          timestamp: at.toISOString(),
          coords: { latitude, longitude, accuracy: 12.4, speed: 1.3, heading: -1, altitude: 8 },
          battery: { level: 0.41, is_charging: true },
          is_moving: true,
          odometer: 1812.4,
          activity: { type: 'walking' },
        },
      }),
    }),
  },
];

test('every documented form of a request moves the dot to the place it names', async () => {
  const device = await shareAs('tian');
  for (const [index, { name, send }] of requests.entries()) {
    const spot: LngLat = [118.684_211 + index * 0.000_7, 32.011_357 + index * 0.000_9];
    const { query = {}, init = {} } = send(device, spot, new Date());
    const answer = await ask(query, init);
    expect(answer.status, name).toBe(200);
    expect(await answer.text(), name).toBe('');
    await expect.poll(() => screen.shows(spot), name).toBe(true);
  }
  expect(screen.spots).toHaveLength(1);
});

test('an old reading is taken and forgotten, a wrong request is refused by name', async () => {
  const device = await shareAs('tian');
  const here = { lat: '32.0123', lon: '118.6912' };
  await ask({ id: device, ...here });
  await expect.poll(() => screen.shows([118.6912, 32.0123])).toBe(true);

  // Apps keep sending what gets no 200; a reading of last year is nobody's position.
  expect((await ask({ id: device, lat: '32.02', lon: '118.70', timestamp: '1377177267' })).status).toBe(200);
  const refused: readonly (readonly [query: Record<string, string>, init: RequestInit, field: string])[] = [
    [here, {}, 'id'],
    [{ id: `${device}0`, ...here }, {}, 'id'],
    [{ id: device, lat: '32.01' }, {}, 'lon'],
    [{ id: device, lat: 'north', lon: '118.69' }, {}, 'lat'],
    [{ id: device, lat: '91', lon: '118.69' }, {}, 'lat'],
    [{ id: device, lat: '32.01', lon: '118.69', timestamp: 'yesterday' }, {}, 'timestamp'],
    [{}, json({ device_id: device, location: { coords: { latitude: 32.01 } } }), 'location.coords.longitude'],
    [{}, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{' }, 'id'],
  ];
  for (const [query, init, field] of refused) {
    const answer = await ask(query, init);
    expect(answer.status, field).toBe(400);
    const problem = (await answer.json()) as { fields: { field: string }[] };
    expect(problem.fields.map((one) => one.field)).toContain(field);
  }
  expect(screen.shows([118.6912, 32.0123])).toBe(true);
  expect(screen.spots).toHaveLength(1);
});

test('recorded tracks of walkers, riders and cars take the same route', async () => {
  test.skip(!existsSync(tracks), 'the recorded tracks (../shared/data/tracks) are not beside this clone');
  test.setTimeout(180_000);
  const recorded: readonly (readonly LngLat[])[] = [
    gpxTrack('gpx/cerknicko-jezero.gpx'),
    gpxTrack('gpx/korita-zbevnica.gpx'),
    csvTrack('31'),
    csvTrack('41'),
  ];
  const devices = await Promise.all(['tian', 'chen', 'lawyer', 'cadre'].map(shareAs));
  const statuses = new Set<number>();
  // All four at once, each in its own order: what counts at the end is each one's last point, and nobody twice.
  await Promise.all(
    devices.map(async (id, i) => {
      for (const [lon, lat] of recorded[i] ?? []) statuses.add((await ask({ id, lat: `${lat}`, lon: `${lon}` })).status);
    }),
  );
  expect([...statuses]).toEqual([200]);
  for (const track of recorded) {
    expect(track.length).toBeGreaterThan(200);
    await expect.poll(() => screen.shows(track.at(-1)!)).toBe(true);
  }
  expect(screen.spots).toHaveLength(4);
  expect(screen.most).toBe(4);
});

function ask(query: Record<string, string>, init: RequestInit = {}): Promise<Response> {
  return product.request('workbench', `${path}?${new URLSearchParams(query)}`, init);
}

/** Switches sharing on for the account and answers with its device identifier. */
async function shareAs(username: string): Promise<string> {
  const headers = { 'Content-Type': 'application/json', Cookie: await signInByApi(product, username) };
  const sharing = await product.request('workbench', '/api/positions/sharing', { method: 'PUT', headers, body: '{"sharing":true}' });
  expect(await sharing.json()).toMatchObject({ sharing: true, precisionMeters: 0 });
  const device = await product.request('workbench', '/api/positions/device', { method: 'POST', headers, body: '{}' });
  return ((await device.json()) as { deviceId: string }).deviceId;
}

function gpxTrack(file: string): LngLat[] {
  const points = readFileSync(tracks + file, 'utf8').matchAll(/<trkpt lat="([^"]+)" lon="([^"]+)"/g);
  return [...points].map(([, lat, lon]) => [Number(lon), Number(lat)]);
}

function csvTrack(id: string): LngLat[] {
  const rows = readFileSync(`${tracks}gotrack-aracaju.csv`, 'utf8').split('\n').map((row) => row.split(','));
  return rows.filter(([trackId]) => trackId === id).map((row) => [Number(row[4]), Number(row[3])]);
}
