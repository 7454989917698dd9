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
function askForUpgrade(path: string, origin?: string): Socket {
  const socket = connect(server.port, '127.0.0.1');
  registerEnd(() => void socket.destroy());
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${server.port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ...(origin === undefined ? [] : [`Origin: ${origin}`]),
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  return socket;
}

describe('upgrades', () => {
  it.each([
    '/live',
    '/live?EIO=4&transport=websocket',
    '/x/../live/?EIO=4&transport=websocket',
    '/x/../live',
    '/%6cive/?EIO=4&transport=websocket',
    '//live/?EIO=4&transport=websocket',
    '/lively/',
    '//',
  ])('that nobody takes are answered and ended: %s', async (path) => {
    expect(await text(askForUpgrade(path))).toMatch(/^HTTP\/1\.1 404 /);
  });

  it('of the live feed are refused to a foreign page and to who names no transport', async () => {
    expect(await text(askForUpgrade('/live/?EIO=4&transport=websocket', 'https://evil.example'))).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(await text(askForUpgrade('/live/'))).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it('of the live feed are taken from an own page', async () => {
    const socket = askForUpgrade('/live/?EIO=4&transport=websocket', server.config.origins.portal);
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1\.1 101 /);
  });
});
