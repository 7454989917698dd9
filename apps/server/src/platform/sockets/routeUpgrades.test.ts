import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { registerEnd } from '@finemesh/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../testing/index.ts';

let server: TestServer;

beforeAll(async () => {
  server = await createTestServer({ registerAreas: () => [] });
}, 60_000);

/** Asks for an upgrade of the path as it stands; every client library would tidy it first. */
function askForUpgrade(path: string, { origin, host = `127.0.0.1:${server.port}` }: { origin?: string; host?: string } = {}): Socket {
  const socket = connect(server.port, '127.0.0.1');
  registerEnd(() => void socket.destroy());
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ...(origin === undefined ? [] : [`Origin: ${origin}`]),
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  return socket;
}

const live = '/live/?EIO=4&transport=websocket';

describe('upgrades', () => {
  it.each(['/live', '/live?EIO=4&transport=websocket', '/x/../live', '/%6cive/?EIO=4&transport=websocket', '//live/', '/lively/', '//'])(
    'that belong to nobody are answered and ended: %s',
    async (path) => {
      expect(await text(askForUpgrade(path))).toMatch(/^HTTP\/1\.1 404 /);
    },
  );

  it('of an unknown host are misdirected, whatever page they name', async () => {
    expect(await text(askForUpgrade(live, { host: 'evil.example' }))).toMatch(/^HTTP\/1\.1 421 /);
    expect(await text(askForUpgrade(live, { host: 'evil.example', origin: 'http://evil.example' }))).toMatch(/^HTTP\/1\.1 421 /);
  });

  it('of a foreign page are refused, another front end of ours included', async () => {
    const { portal, workbench } = server.config.origins;
    expect(await text(askForUpgrade(live, { origin: 'https://evil.example' }))).toMatch(/^HTTP\/1\.1 403 /);
    expect(await text(askForUpgrade(live, { origin: portal }))).toMatch(/^HTTP\/1\.1 403 /);
    expect(await text(askForUpgrade(live, { origin: portal, host: new URL(workbench).host }))).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('of the live feed are refused to who names no transport', async () => {
    expect(await text(askForUpgrade('/live/'))).toMatch(/^HTTP\/1\.1 400 /);
  });

  it.each(['portal', 'workbench', 'wall'] as const)('of the live feed open for a page of the %s at its own host', async (site) => {
    const origin = server.config.origins[site];
    const [first] = (await once(askForUpgrade(live, { origin, host: new URL(origin).host }), 'data')) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1\.1 101 /);
  });
});
