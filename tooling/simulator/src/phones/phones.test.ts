import { createSeededRandom } from '@finemesh/geo';
import { registerEnd, until } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import { createHurriedClock } from '../testing/createHurriedClock.ts';
import { createStandInServer, type StandInServer } from '../testing/createStandInServer.ts';
import { createBackoff } from './createBackoff.ts';
import { createOsmAndPhone } from './createOsmAndPhone.ts';
import { createServerWatch } from './createServerWatch.ts';
import { createSocketPhone } from './createSocketPhone.ts';
import { createTurnstile } from './createTurnstile.ts';
import { createWorkbenchSession } from './createWorkbenchSession.ts';
import type { Phone, PhoneReading } from './Phone.ts';

const reading = (clock: { now(): Date }): PhoneReading => ({
  point: [118.6911, 32.0224],
  at: clock.now(),
  headingDegrees: 90,
  speedMetersPerSecond: 1.2,
});

describe('a phone with an existing app', () => {
  function createPhone(server: string) {
    const clock = createHurriedClock();
    const lines: string[] = [];
    const backoff = createBackoff(createSeededRandom('phone'));
    const watch = createServerWatch((line) => lines.push(line));
    return { clock, lines, phone: createOsmAndPhone({ server, deviceId: 'pilot-1', clock, backoff, watch }) };
  }

  it('sends a reading in the OsmAnd protocol: speed in knots, time in seconds', async () => {
    const server = await createStandInServer();
    const { phone, clock } = createPhone(server.address);
    await phone.send(reading(clock));
    const [request] = server.to('/positions/osmand');
    expect(request?.method).toBe('GET');
    expect(Object.fromEntries(request?.url.searchParams ?? [])).toMatchObject({
      id: 'pilot-1',
      lat: '32.0224000',
      lon: '118.6911000',
      timestamp: String(Date.parse('2026-03-16T01:00:00Z') / 1000),
      speed: '2.33',
      bearing: '90.0',
      batt: '96',
    });
  });

  it('says with a negative number what it does not know, as the protocol has it', async () => {
    const server = await createStandInServer();
    const { phone, clock } = createPhone(server.address);
    await phone.send({ ...reading(clock), headingDegrees: null, speedMetersPerSecond: null });
    const { searchParams } = server.to('/positions/osmand')[0]?.url ?? new URL('http://none');
    expect(Number(searchParams.get('bearing'))).toBeLessThan(0);
    expect(Number(searchParams.get('speed'))).toBeLessThan(0);
  });

  it('drops readings while the server is away, and says once that it is and once that it is back', async () => {
    const server = await createStandInServer();
    server.answerWith('/positions/osmand', 200, 503, 503, 200);
    const { phone, clock, lines } = createPhone(server.address);
    for (let i = 0; i < 40; i += 1) {
      await phone.send(reading(clock));
      await clock.wait(100, new AbortController().signal);
    }
    expect(lines).toEqual([
      'The server answers.',
      'The server cannot be reached (answer 503); trying again.',
      'The server answers again.',
    ]);
    expect(server.to('/positions/osmand').length).toBeLessThan(40);
  });

  it('survives a server that is not there', async () => {
    const { phone, clock, lines } = createPhone('http://127.0.0.1:1');
    await phone.send(reading(clock));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/cannot be reached/);
  });
});

describe('a phone with the workbench', () => {
  function startPhone(server: StandInServer) {
    const clock = createHurriedClock();
    const stop = new AbortController();
    const lines: string[] = [];
    const turnstile = createTurnstile(clock, 10);
    const session = createWorkbenchSession({
      server: server.address,
      credentials: { username: 'zhao1', password: 'finemesh-demo' },
      signInTurn: (task) => turnstile.pass(task, stop.signal),
    });
    const phone = createSocketPhone({
      server: server.address,
      session,
      clock,
      backoff: createBackoff(createSeededRandom('socket')),
      watch: createServerWatch((line) => lines.push(line)),
    });
    const running = phone.run(stop.signal);
    registerEnd(async () => {
      stop.abort();
      await running;
    });
    return { clock, phone, lines, stop, running };
  }
  const sendUntilSeen = (server: StandInServer, phone: Phone, clock: { now(): Date }, count: number) =>
    until(`${count} records`, async () => {
      await phone.send(reading(clock));
      return server.records.length >= count;
    });

  it('signs in, says share, takes a ticket and sends records of 16 bytes', async () => {
    const server = await createStandInServer();
    const { phone, clock } = startPhone(server);
    await sendUntilSeen(server, phone, clock, 1);
    expect(server.requests.map(({ method, url }) => `${method} ${url.pathname}`).slice(0, 4)).toEqual([
      'POST /api/session',
      'PUT /api/positions/sharing',
      'POST /api/tickets',
      'UPGRADE /positions',
    ]);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({ username: 'zhao1', password: 'finemesh-demo' });
    expect(server.requests[1]).toMatchObject({ body: '{"sharing":true}', headers: { cookie: 'session=one; cache=two' } });
    // A program is no page of anybody's: the server would refuse an origin that is not the asked host's.
    expect(server.requests.every(({ headers }) => headers.origin === undefined)).toBe(true);
    expect(server.to('/positions')[0]?.url.searchParams.get('ticket')).toMatch(/^t\d+$/);
    expect(server.records[0]).toEqual({ sharer: 0, point: [118.6911, 32.0224], ageMs: 0, headingDegrees: 90, speedMetersPerSecond: 1.25 });
  });

  it('comes back after the server has dropped it, without signing in again', async () => {
    const server = await createStandInServer();
    const { phone, clock } = startPhone(server);
    await sendUntilSeen(server, phone, clock, 1);
    server.sockets[0]?.terminate();
    await until('a second socket', () => server.sockets.length >= 2);
    await sendUntilSeen(server, phone, clock, server.records.length + 1);
    expect(server.to('/api/session')).toHaveLength(1);
    expect(server.to('/api/tickets')).toHaveLength(2);
  });

  it('signs in again when the session is over', async () => {
    const server = await createStandInServer();
    const { phone, clock } = startPhone(server);
    await sendUntilSeen(server, phone, clock, 1);
    server.answerWith('/api/tickets', 401);
    server.sockets[0]?.terminate();
    await until('a second socket', () => server.sockets.length >= 2);
    expect(server.to('/api/session')).toHaveLength(2);
  });

  it('waits longer each time while the server refuses', async () => {
    const server = await createStandInServer();
    server.answerWith('/api/session', ...Array.from({ length: 6 }, () => 503));
    const { clock, lines } = startPhone(server);
    await until('both words', () => lines.length >= 2);
    const waits = clock.waits.filter((wait) => wait !== 10);
    expect(waits.slice(0, 4)).toEqual([...waits.slice(0, 4)].sort((a, b) => a - b));
    expect(lines).toEqual(['The server cannot be reached (POST /api/session answered 503); trying again.', 'The server answers again.']);
  });

  it('says that it is quiet, and sends nothing until it shares again', async () => {
    const server = await createStandInServer();
    const { phone, clock } = startPhone(server);
    await sendUntilSeen(server, phone, clock, 1);
    await phone.fallSilent();
    await phone.fallSilent();
    expect(server.to('/api/positions/sharing').map(({ body }) => body)).toEqual(['{"sharing":true}', '{"sharing":false}']);
    const { length } = server.records;
    await until('a minute of quiet', () => clock.waits.filter((wait) => wait === 1000).length >= 60);
    expect(server.sockets).toHaveLength(1);
    expect(server.records).toHaveLength(length);
    await sendUntilSeen(server, phone, clock, length + 1);
    expect(server.to('/api/positions/sharing').at(-1)?.body).toBe('{"sharing":true}');
  });

  it('closes its socket properly at the end', async () => {
    const server = await createStandInServer();
    const { phone, clock, stop, running } = startPhone(server);
    await sendUntilSeen(server, phone, clock, 1);
    const code = new Promise((resolve) => server.sockets[0]?.once('close', resolve));
    stop.abort();
    await running;
    expect(await code).toBe(1000);
  });
});

describe('a turnstile', () => {
  it('lets one through at a time, also after one that failed', async () => {
    const turnstile = createTurnstile(createHurriedClock(), 5);
    const { signal } = new AbortController();
    let inside = 0;
    let most = 0;
    const task = async (fails: boolean): Promise<void> => {
      most = Math.max(most, (inside += 1));
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      if (fails) throw new Error('no');
    };
    const results = await Promise.allSettled([false, true, false, false].map((fails) => turnstile.pass(() => task(fails), signal)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(most).toBe(1);
  });
});
