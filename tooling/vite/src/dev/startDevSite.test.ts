import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumFlags } from '@finemesh/vitest-preset';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDevSite, type DevSite } from './index.js';

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));
let root: string;
let server: Server;
let site: DevSite;
let browser: Browser;

beforeAll(async () => {
  root = await mkdtemp(join(fixtures, '.built-dev-'));
  await cp(join(fixtures, 'host'), join(root, 'apps/workbench'), { recursive: true });
  await cp(join(fixtures, 'remote'), join(root, 'apps/remote'), { recursive: true });
  server = await startEchoServer();
  site = await startDevSite({ root, port: 0, serverPort: (server.address() as AddressInfo).port });
  browser = await chromium.launch({
    executablePath: process.env['FINEMESH_CHROMIUM'] ?? '/usr/bin/chromium',
    args: chromiumFlags,
  });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await site?.stop();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
  await rm(root, { recursive: true, force: true });
});

/** Stands for the product's server: says which host and path it was asked for, over HTTP and over a socket. */
async function startEchoServer(): Promise<Server> {
  const echo = createServer((incoming, response) => response.end(`${incoming.headers.host} ${incoming.url}`));
  echo.on('upgrade', (incoming, socket) => {
    socket.end(`HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n${incoming.url}`);
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  return echo;
}

function get(path: string, host: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: site.port, path, headers: { host, ...headers } }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk)).on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    asked.on('error', reject).on('upgrade', (response, socket, head) => {
      let body = String(head);
      socket.on('data', (chunk) => (body += chunk)).on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    asked.end();
  });
}

describe('the development site', () => {
  it('shows a host and its remote from their sources, with one Vue and one Pinia', async () => {
    const page = await browser.newPage();
    await page.goto(`http://workbench.localhost:${site.port}/any/page`);
    await page.getByText('remote counts 1').waitFor();
    await page.getByRole('button', { name: 'count' }).click();
    await page.getByText('remote counts 2').waitFor();
    expect(await page.locator('b').evaluate((element) => getComputedStyle(element).color)).toBe('rgb(1, 2, 3)');
    const mark = page.getByRole('img', { name: 'mark' });
    expect(await mark.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBe(8);
    await page.close();
  });

  it('puts a changed component on the screen without a reload', async () => {
    const page = await browser.newPage();
    await page.goto(`http://workbench.localhost:${site.port}/`);
    await page.getByText('remote counts 1').waitFor();
    await page.evaluate('window.sameDocument = true');
    const file = join(root, 'apps/workbench/src/App.vue');
    const source = await readFile(file, 'utf8');
    await writeFile(file, source.replace('>open</button>', '>open it</button>'));
    await page.getByRole('button', { name: 'open it' }).waitFor();
    expect(await page.evaluate('window.sameDocument')).toBe(true);
    await page.close();
  });

  it('hands what is no source to the server, under the name that was asked for', async () => {
    const host = `wall.localhost:${site.port}`;
    expect(await get('/api/cases?x=1', host)).toEqual({ status: 200, body: `${host} /api/cases?x=1` });
  });

  it('keeps a page that has the path of a socket', async () => {
    const { body } = await get('/rosters', `workbench.localhost:${site.port}`, { accept: 'text/html' });
    expect(body).toContain('/apps/workbench/src/main.ts');
  });

  it('hands sockets to the server', async () => {
    const upgrade = { connection: 'upgrade', upgrade: 'websocket' };
    expect(await get('/rosters/320105/care?ticket=a', 'x', upgrade)).toEqual({ status: 101, body: '/rosters/320105/care?ticket=a' });
  });

  it('answers for the manifest of a remote that is there, and of no other', async () => {
    const { body } = await get('/remotes/remote/manifest.json', 'localhost');
    expect(JSON.parse(body)).toMatchObject({ name: 'remote', entry: '../../apps/remote/src/mount.ts', styles: [] });
    expect((await get('/remotes/absent/manifest.json', 'localhost')).status).toBe(404);
  });

  it('says so while the server is away', async () => {
    const away = await startDevSite({ root, port: 0, serverPort: 1 });
    const response = await fetch(`http://127.0.0.1:${away.port}/api/cases`);
    expect([response.status, await response.text()]).toEqual([502, 'The server is not there yet, or starts again.']);
    await away.stop();
  });
});
