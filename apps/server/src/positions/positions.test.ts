import {
  decodePositionFrame,
  encodePositionRecords,
  osmAndPath,
  positionSocketPath,
  type DotsFrame,
  type PositionDevice,
  type SharingView,
  type Watcher,
} from '@finemesh/contract';
import { createTestTicker, registerEnd, until, type TestTicker } from '@finemesh/testkit';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createTestServer, signInAs, type TestClient, type DatabaseKind, type TestServer } from '../testing/index.ts';

/** A door in Fanghua Garden. */
const place = { lng: 118.6911, lat: 32.0224 };
const everywhere = { bounds: [118, 31, 119, 33], zoom: 15 };

describe.each<DatabaseKind>(['embedded', 'postgresql'])('positions on %s', (database) => {
  let server: TestServer;
  let ticker: TestTicker;
  let tian: TestClient;
  let wall: TestClient;
  let device: PositionDevice;

  beforeAll(async () => {
    ticker = createTestTicker();
    server = await createTestServer({ database, ticker, config: { rateLimits: false } });
    tian = await signInAs(server, 'tian');
    wall = await signInAs(server, 'command');
    device = (await tian.post<PositionDevice>('positions/device', {})).body;
  }, 60_000);

  beforeEach(() => share(false));

  /** Waits for what the seconds of the plane bring about, letting one pass at each look. */
  const untilSeen = (what: string, look: () => boolean): Promise<true> =>
    until(what, () => {
      ticker.advance(1_000);
      return look() || null;
    });

  const share = (sharing: boolean) =>
    tian.send<SharingView>('PUT', 'positions/sharing', {
      body: JSON.stringify({ sharing }),
      headers: { 'Content-Type': 'application/json' },
    });

  /** The dots that a wall shows, kept up to date from its frames. */
  async function openWall() {
    const feed = await wall.follow(['posts.own']);
    const dots = new Map<number, [number, number]>();
    feed.socket.on('positions.frame', (bytes: Buffer) => {
      const frame = decodePositionFrame(new Uint8Array(bytes)) as DotsFrame;
      if (frame.full) dots.clear();
      frame.slots.forEach((slot, i) => dots.set(slot, [frame.lng[i] ?? 0, frame.lat[i] ?? 0]));
      frame.removed.forEach((slot) => dots.delete(slot));
    });
    expect(await feed.socket.emitWithAck('positions.watch', everywhere)).toEqual({ ok: true });
    return { dots, feed };
  }

  function sendAsPhoneApp(query: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${server.url}${osmAndPath}${query}`, init);
  }

  it('PS1 PI6 is off until somebody shares, and forgets what comes before', async () => {
    const { dots } = await openWall();
    const answer = await sendAsPhoneApp(`?id=${device.deviceId}&lat=${place.lat}&lon=${place.lng}`);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect((await tian.get<SharingView>('positions/sharing')).body).toMatchObject({ sharing: false, endsAt: null });
    await share(true);
    await sendAsPhoneApp(`?id=${device.deviceId}&lat=${place.lat}&lon=${place.lng}`);
    await untilSeen('one dot', () => dots.size === 1);
    await share(false);
    await untilSeen('no dot', () => dots.size === 0);
  });

  it('PI4 reads the same from query, form and JSON', async () => {
    await share(true);
    const form = new URLSearchParams({ id: device.deviceId, lat: '32.03', lon: '118.70', timestamp: String(Date.now()) });
    const json = {
      device_id: device.deviceId,
      location: { timestamp: new Date().toISOString(), coords: { latitude: 32.04, longitude: 118.71, accuracy: 5 } },
    };
    const { dots } = await openWall();
    const latitudes = () => [...dots.values()].map(([, lat]) => Math.round(lat * 100) / 100);
    await sendAsPhoneApp(`?deviceid=${device.deviceId}&location=32.02,118.69`);
    await untilSeen('the query', () => latitudes()[0] === 32.02);
    await sendAsPhoneApp('', { method: 'POST', body: form });
    await untilSeen('the form', () => latitudes()[0] === 32.03);
    await sendAsPhoneApp('', { method: 'POST', body: JSON.stringify(json), headers: { 'Content-Type': 'application/json' } });
    await untilSeen('the JSON', () => latitudes()[0] === 32.04);
  });

  it.each([
    ['?lat=1&lon=2', 'id'],
    ['?id=nobody&lat=1&lon=2', 'id'],
    ['?id=nobody&lat=100&lon=2', 'lat'],
  ])('PI5 answers %s with 400 and names the parameter', async (query, field) => {
    const answer = await sendAsPhoneApp(query);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { fields: { field: string }[] }).fields[0]?.field).toBe(field);
  });

  it.each(['application/x-www-form-urlencoded', 'application/json', 'image/png', 'text/plain'])('PI4 refuses a body of more than 4 kB as %s', async (type) => {
    const body = Array.from({ length: 20_000 }, (_, i) => `key${i}=1`).join('&');
    expect((await sendAsPhoneApp('', { method: 'POST', body, headers: { 'Content-Type': type } })).status).toBe(413);
  });

  async function openPhone(ticket: string): Promise<{ socket: WebSocket; closed: Promise<number> }> {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}${positionSocketPath}?ticket=${ticket}`);
    registerEnd(() => socket.terminate());
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return { socket, closed };
  }

  const ticketOf = async (client: TestClient) => (await client.post<{ ticket: string }>('tickets', { purpose: 'positions' })).body.ticket;
  const record = { sharer: 0, point: [place.lng, place.lat] as const, ageMs: 0, headingDegrees: 90, speedMetersPerSecond: 1 };

  it('PI1 PI3 reads records from the socket of the workbench, newest first, and ends it with the switch', async () => {
    await share(true);
    const { dots } = await openWall();
    const { socket, closed } = await openPhone(await ticketOf(tian));
    socket.send(encodePositionRecords([{ ...record, point: [118.7, 32.05], ageMs: 9_000 }, record]));
    await untilSeen('the newest', () => Math.abs(([...dots.values()][0]?.[1] ?? 0) - place.lat) < 0.001);
    await share(false);
    expect(await closed).toBe(4403);
  });

  it('PS2 ends with the sign-out of the browser that shares, is not shown again, and goes on with that of another', async () => {
    const [phone, desk] = [await signInAs(server, 'tian'), await signInAs(server, 'tian')];
    const say = (client: TestClient) =>
      client.send<SharingView>('PUT', 'positions/sharing', {
        body: JSON.stringify({ sharing: true }),
        headers: { 'Content-Type': 'application/json' },
      });
    expect((await say(phone)).body.sharing).toBe(true);
    const { dots } = await openWall();
    await sendAsPhoneApp(`?id=${device.deviceId}&lat=${place.lat}&lon=${place.lng}`);
    await untilSeen('the dot', () => dots.size === 1);
    await desk.send('DELETE', 'session');
    expect((await tian.get<SharingView>('positions/sharing')).body.sharing).toBe(true);
    await phone.send('DELETE', 'session');
    await untilSeen('the end of sharing', () => dots.size === 0);
    await sendAsPhoneApp(`?id=${device.deviceId}&lat=${place.lat}&lon=${place.lng}`);
    expect((await tian.get<SharingView>('positions/sharing')).body).toMatchObject({ sharing: false, endsAt: null });
    await until('the row to go', async () => {
      const { rows } = await server.context.database.pool.query('select 1 from position_sharing where session_id is not null');
      return rows.length === 0;
    });
  });

  it('opens for no forged, missing or foreign ticket', async () => {
    const live = (await tian.post<{ ticket: string }>('tickets', { purpose: 'live' })).body.ticket;
    for (const ticket of ['', 'x.y', live]) await expect(openPhone(ticket)).rejects.toThrow('401');
  });

  it('PW1 PF3 shows who watches to the watched, and refuses who may not watch', async () => {
    await share(true);
    const own = await tian.follow(['posts.own']);
    let watchers: Watcher[] = [];
    own.socket.on('positions.watchers', (list: Watcher[]) => (watchers = list));
    expect(await own.socket.emitWithAck('positions.watch', everywhere)).toMatchObject({ ok: false, code: 'notAllowed' });
    const { feed } = await openWall();
    await sendAsPhoneApp(`?id=${device.deviceId}&lat=${place.lat}&lon=${place.lng}`);
    await untilSeen('a watcher', () => watchers.length === 1);
    expect(watchers[0]?.role).toBe('commander');
    expect((await tian.get<SharingView>('positions/sharing')).body.watchers).toHaveLength(1);
    feed.socket.disconnect();
    await untilSeen('nobody', () => watchers.length === 0);
  });

  it('PN1 has no table in which a position could be kept', async () => {
    const columns = await server.context.database.db.execute<{ table_name: string; column_name: string }>(sql`
      select table_name, column_name from information_schema.columns
      where table_schema = 'public' and column_name ~* '(^|_)(lat|latitude|lng|lon|longitude|heading|speed|track|trajectory)(_|$)'`);
    const keepers = columns.rows.map(({ table_name, column_name }) => `${table_name}.${column_name}`);
    // A case and a place of the territory stand somewhere; people do not.
    expect(keepers.filter((name) => !/^(case|case_item|place|division_node)\./.test(name))).toEqual([]);
  });

  it('PN1 has no column for attendance, points, ranking or time online', async () => {
    const columns = await server.context.database.db.execute<{ name: string }>(sql`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public'
        and column_name ~* '(attendance|check_?in|clock_?in|points|score|rank|leaderboard|online_(time|seconds|minutes|hours)|mileage)'`);
    expect(columns.rows).toEqual([]);
  });

  it('PS1 refuses the switch to who may not share', async () => {
    const answer = await wall.send('PUT', 'positions/sharing', {
      body: JSON.stringify({ sharing: true }),
      headers: { 'Content-Type': 'application/json' },
    });
    expect(answer.status).toBe(403);
    expect((await wall.post('positions/device', {})).status).toBe(403);
  });
});
