import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { FinemeshError } from '@finemesh/contract';
import { connectSocket, createTempFolder, registerEnd, until } from '@finemesh/testkit';
import pino from 'pino';
import { io, type Socket } from 'socket.io-client';
import { beforeAll, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import type { AreaContext, AreaRegistration } from './platform/index.ts';
import { refuseUpgrade } from './platform/index.ts';
import { createTestServer, type TestServer, type TestServerOptions } from './testing/index.ts';

/** An area with one WebSocket route at `/echo`, which wants the ticket `good`. */
function echo(steps: string[] = []): AreaRegistration {
  const sockets = new WebSocketServer({ noServer: true });
  sockets.on('connection', (socket) => socket.on('message', (message) => socket.send(message)));
  return {
    name: 'echo',
    upgrades: [
      {
        matches: (pathname) => pathname === '/echo',
        handle(request, socket, head, url) {
          if (url.searchParams.get('ticket') === 'broken') throw new Error('the inside');
          if (url.searchParams.get('ticket') !== 'good') return refuseUpgrade(socket, new FinemeshError('ticketExpired'));
          sockets.handleUpgrade(request, socket, head, (open) => sockets.emit('connection', open, request));
        },
      },
    ],
    start: async () => void steps.push('echo started'),
    drain: async () => {
      steps.push('echo drained');
      for (const socket of sockets.clients) socket.close(1012, 'restarting');
    },
    stop: async () => void steps.push('echo stopped'),
  };
}

function silent(registerAreas: (context: AreaContext) => AreaRegistration[]): TestServerOptions {
  return { registerAreas, logger: pino({ level: 'silent' }) };
}

/** Resolves with the first event of that name. */
function receive(client: Socket, event: string): Promise<void> {
  return new Promise((resolve) => void client.once(event, () => resolve()));
}

function connectLive(server: TestServer): Socket {
  const client = io(server.url, { path: '/live', transports: ['websocket'], reconnection: false });
  registerEnd(() => void client.close());
  return client;
}

describe('upgrades', () => {
  let server: TestServer;
  let address: string;

  beforeAll(async () => {
    server = await createTestServer(silent(() => [echo()]));
    address = `ws://127.0.0.1:${server.port}`;
  });

  it('go to the route that owns the path, and Socket.IO lives beside them', async () => {
    const { socket, messages } = await connectSocket(`${address}/echo?ticket=good`);
    await receive(connectLive(server), 'connect_error');
    socket.send('still here');
    await until('the echo', () => messages.length === 1);
  });

  it.each<[string, string, Record<string, string>, number]>([
    ['an unknown path', '/nothing', {}, 404],
    ['a foreign page', '/echo?ticket=good', { Origin: 'https://evil.example' }, 403],
    ['an old ticket', '/echo?ticket=old', {}, 401],
    ['a route that breaks', '/echo?ticket=broken', {}, 500],
    ['a foreign page at Socket.IO', '/live/?EIO=4&transport=websocket', { Origin: 'https://evil.example' }, 403],
  ])('are refused with an answer for %s', async (_, path, headers, status) => {
    await expect(connectSocket(`${address}${path}`, { headers })).rejects.toThrow(`${status}`);
  });

  it('from a page of ours are taken', async () => {
    const origin = server.config.origins.workbench;
    await connectSocket(`${address}/echo?ticket=good`, { headers: { Origin: origin, Host: new URL(origin).host } });
  });
});

describe('a stop', () => {
  it('asks sockets to come back, then ends areas in reverse order', async () => {
    const steps: string[] = [];
    const server = await createTestServer(
      silent(() => [{ name: 'first', start: async () => void steps.push('first started'), stop: async () => void steps.push('first stopped') }, echo(steps)]),
    );
    const open = await connectSocket(`ws://127.0.0.1:${server.port}/echo?ticket=good`);
    await receive(connectLive(server), 'connect_error');

    await server.close();
    // 1012 is the farewell of an ordered stop; the hard stop after five seconds would cut without one.
    expect(await open.closed).toEqual({ code: 1012, reason: 'restarting' });
    expect(steps).toEqual(['first started', 'echo started', 'echo drained', 'echo stopped', 'first stopped']);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });

  it('asked for twice happens once', async () => {
    const steps: string[] = [];
    const server = await createTestServer(silent(() => [echo(steps)]));
    await Promise.all([server.close(), server.close()]);
    expect(steps.filter((step) => step === 'echo stopped')).toHaveLength(1);
  });
});

describe('a start', () => {
  it('answers 503 until all areas are ready, and takes no socket before', async () => {
    let finish: (() => void) | undefined;
    let port = 0;
    const starting = createTestServer(
      silent(({ config }) => {
        port = config.port;
        return [{ ...echo(), start: () => new Promise<void>((resolve) => (finish = resolve)) }];
      }),
    );
    await until('the area to start', () => finish !== undefined);
    expect((await fetch(`http://127.0.0.1:${port}/api/client-config`)).status).toBe(503);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    await expect(connectSocket(`ws://127.0.0.1:${port}/echo?ticket=good`)).rejects.toThrow('503');
    await expect(connectSocket(`ws://127.0.0.1:${port}/live/?EIO=4&transport=websocket`)).rejects.toThrow();
    finish?.();
    const server = await starting;
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it('on a taken port fails in one line and leaves the data folder free', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    registerEnd(() => void other.close());
    const { port } = other.address() as AddressInfo;
    await expect(createTestServer({ ...silent(() => []), config: { port } })).rejects.toThrow(/^port \d+ is taken by another program: .+$/);
  });

  it('that fails in an area closes what was open', async () => {
    const stopped: string[] = [];
    let port = 0;
    const failing = createTestServer(
      silent(({ config }) => {
        port = config.port;
        return [
          { name: 'fine', stop: async () => void stopped.push('fine') },
          { name: 'broken', start: () => Promise.reject(new Error('no pilot data')) },
        ];
      }),
    );
    await expect(failing).rejects.toThrow('no pilot data');
    expect(stopped).toEqual(['fine']);
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  });

  it('with a PostgreSQL that does not answer says so', async () => {
    const databaseUrl = 'postgresql://nobody:hunter2@127.0.0.1:1/finemesh';
    const failing = createTestServer({ ...silent(() => []), config: { databaseUrl, dataDir: createTempFolder() } });
    await expect(failing).rejects.toThrow(/^DATABASE_URL: PostgreSQL does not answer: /);
    await expect(failing).rejects.not.toThrow(/hunter2/);
  });
});
