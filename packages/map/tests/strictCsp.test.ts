import { chromiumFlags } from '@finemesh/vitest-preset';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

/** What the server allows every app; Mapbox's hosts only with a token. */
const policy = (mapboxHosts: string): string =>
  `default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self'${mapboxHosts}; object-src 'none'; base-uri 'none'`;

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

let outDir: string;
let browser: Browser;

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'finemesh-map-'));
  await build({ root: join(import.meta.dirname, 'strict-csp'), logLevel: 'error', build: { outDir, emptyOutDir: true, minify: false, target: 'es2022' } });
  browser = await chromium.launch({ executablePath: process.env['FINEMESH_CHROMIUM'] ?? '/usr/bin/chromium', args: chromiumFlags });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await rm(outDir, { recursive: true });
});

/** Serves the built page on a free port of the loopback until the test ends. */
async function serve(mapboxHosts: string): Promise<string> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    readFile(join(outDir, pathname === '/' ? 'index.html' : pathname)).then(
      (body) => response.writeHead(200, { 'content-type': types[extname(pathname) || '.html'], 'content-security-policy': policy(mapboxHosts) }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Opens the page and reports what it loaded, what it asked outside, and what the browser complained of. */
async function open(address: string): Promise<{ files: string[]; outside: string[]; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: 640, height: 400 } });
  onTestFinished(() => page.close());
  const [files, outside, complaints]: [string[], string[], string[]] = [[], [], []];
  page.on('console', (message) => void (['error', 'warning'].includes(message.type()) && complaints.push(message.text())));
  page.on('pageerror', (error) => void complaints.push(String(error)));
  await page.context().route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (url.origin === new URL(address).origin) {
      files.push(url.pathname);
      return route.continue();
    }
    outside.push(url.host);
    return route.fulfill({ status: 200, contentType: 'application/json', body: '{}', headers: { 'access-control-allow-origin': '*' } });
  });
  await page.goto(address);
  await page.locator('#map[data-map-ready="true"]').waitFor({ timeout: 30_000 });
  return { files, outside, complaints };
}

describe('the built map under a strict content security policy', () => {
  test('draws with MapLibre and its worker from its own origin, and never asks outside', async () => {
    const { files, outside, complaints } = await open(await serve(''));
    // The driver for graphics without a card warns of slow reads; nothing may be refused or fail.
    expect(complaints.filter((text) => !text.includes('GL Driver Message'))).toEqual([]);
    expect(outside).toEqual([]);
    expect(files.filter((file) => /worker/i.test(file))).not.toEqual([]);
    expect(files.filter((file) => /mapbox/i.test(file)), 'the other engine').toEqual([]);
  }, 60_000);

  test('draws with Mapbox when there is a token, and leaves MapLibre out', async () => {
    const address = await serve(' https://api.mapbox.com https://events.mapbox.com');
    const { files, outside, complaints } = await open(`${address}/?token=pk.answered-by-the-test`);
    expect(complaints.filter((text) => !text.includes('GL Driver Message'))).toEqual([]);
    await expect.poll(() => [...new Set(outside)].sort(), { timeout: 10_000 }).toEqual(['api.mapbox.com', 'events.mapbox.com']);
    expect(files.filter((file) => /maplibre/i.test(file)), 'the other engine').toEqual([]);
  }, 60_000);
});
