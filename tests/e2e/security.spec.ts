import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { BuiltProduct, type Site } from '@finemesh/testkit/product';
import { desk, signIn } from '../product/people.ts';
import { productTest as test } from '../product/productTest.ts';
import { building9, rosterReady } from '../product/rosterSheet.ts';
import { signInByApi } from '../product/staffApi.ts';

const repo = fileURLToPath(new URL('../../', import.meta.url));
const foreign = 'https://elsewhere.example';

test('a page of another site, or of another front end, can neither read, write nor open a socket with our cookies', async ({ product }) => {
  const cookie = await signInByApi(product, 'tian');
  const ownOrigin = product.site('workbench', '');
  const write = (headers: Record<string, string>) =>
    send(product, 'workbench', 'PUT', '/api/positions/sharing', { Cookie: cookie, 'Content-Type': 'application/json', ...headers }, '{"sharing":true}');
  expect(await write({ Origin: foreign })).toBe(403);
  expect(await write({ Origin: 'null' })).toBe(403);
  expect(await write({ 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
  // Sibling hosts of one site get each other's cookies: the residents' page must not act as the gridder.
  const portal = product.site('portal', '');
  expect(await write({ Origin: portal })).toBe(403);
  expect(await write({ 'Sec-Fetch-Site': 'same-site' })).toBe(403);
  expect(await send(product, 'workbench', 'GET', '/api/session', { Cookie: cookie, 'Sec-Fetch-Site': 'same-site' })).toBe(403);
  const sharing = await product.request('workbench', '/api/positions/sharing', { headers: { Cookie: cookie } });
  expect(await sharing.json()).toMatchObject({ sharing: false });

  const upgrade = (path: string, origin: string) =>
    send(product, 'workbench', 'GET', path, {
      Origin: origin,
      Cookie: cookie,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    });
  expect(await upgrade(`/rosters/${building9.code}/dwelling?ticket=none`, foreign)).toBe(403);
  expect(await upgrade('/positions?ticket=none', foreign)).toBe(403);
  expect(await upgrade('/live/?EIO=4&transport=websocket', foreign)).toBe(403);
  expect(await upgrade('/live/?EIO=4&transport=websocket', portal)).toBe(403);
  expect(await upgrade('/live/?EIO=4&transport=websocket', ownOrigin)).toBe(101);
  // The same socket from our own page is refused for its ticket, not for its page.
  expect(await upgrade('/positions?ticket=none', ownOrigin)).toBe(401);
});

test('a host that is not ours gets neither a page nor a socket', async ({ product }) => {
  expect(await send(product, 'portal', 'GET', '/', { Host: 'elsewhere.example', Accept: 'text/html' })).toBe(421);
  expect(await send(product, 'portal', 'GET', '/healthz', { Host: 'elsewhere.example' })).toBe(200);
});

test('cookies stay on their own host, away from scripts and from other sites', async ({ browsers, product }) => {
  const context = await browsers.open(desk);
  const page = await signIn(context, product, 'workbench', 'lawyer');
  const cookies = await context.cookies();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) {
    // The cookie by which a device is known again is of use to sign-in alone.
    const path = cookie.name.includes('device') ? '/api/session' : '/';
    expect(cookie).toMatchObject({ httpOnly: true, domain: 'workbench.localhost', path });
    expect(['Lax', 'Strict']).toContain(cookie.sameSite);
  }
  // `Domain` would hand them to every host of the city; a host-only cookie has none.
  const answer = await product.request('workbench', '/api/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'lawyer', password: 'finemesh-demo' }),
  });
  for (const cookie of answer.headers.getSetCookie()) expect(cookie).not.toMatch(/;\s*domain=/i);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  // The wall is another origin: it knows nothing of this sign-in.
  const other = await context.newPage();
  await other.goto(product.site('wall'));
  await expect(other.getByRole('button', { name: '登录' })).toBeVisible();
});

test('every page carries a policy, under which the whole workbench runs and an injected script does not', async ({ browsers, product }) => {
  for (const site of ['portal', 'workbench', 'wall'] as const satisfies readonly Site[]) {
    const answer = await product.request(site, '/');
    const policy = answer.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-|\*|https:/);
  }
  const page = await signIn(await browsers.open(desk), product, 'workbench', 'lawyer', `/rosters/${building9.code}`);
  await rosterReady(page);
  browsers.expectQuiet();

  browsers.expectTrouble(/Content Security Policy/);
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.head.append(script);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return 'injected' in window;
  });
  expect(ran).toBe(false);
});

test('production does not start without a secret, nor on a database of the demo', async () => {
  const product = await BuiltProduct.start();
  const empty = await mkdtemp(join(tmpdir(), 'finemesh-e2e-'));
  try {
    const bare = await runProduction({ DATA_DIR: empty });
    expect(bare.code).toBe(2);
    expect(bare.said).toMatch(/FINEMESH_SECRET/);

    await product.kill();
    const onDemo = await runProduction({ DATA_DIR: product.dataDir, FINEMESH_SECRET: randomBytes(32).toString('hex') });
    expect(onDemo.code).toBe(2);
    expect(onDemo.said).toMatch(/demo accounts/);
  } finally {
    await product.stop();
    await rm(empty, { recursive: true, force: true });
  }
});

/** One request as it stands, with headers that a browser or `fetch` would not let a test choose; answers with the status. */
function send(
  product: BuiltProduct,
  site: Site,
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const host = `${site}.localhost:${product.port}`;
    const sent = request({ host: '127.0.0.1', port: product.port, method, path, headers: { Host: host, ...headers } });
    sent.on('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('upgrade', (_answer, socket) => {
      socket.destroy();
      resolve(101);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Starts the built server for production and waits for its end; a healthy start is ended after a minute and has code 0. */
function runProduction(environment: Record<string, string>): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const options = {
      timeout: 60_000,
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', PORT: '0', HOST: '127.0.0.1', ROOT_DIR: repo, MODE: 'production', ...environment },
    };
    const child = execFile(process.execPath, [join(repo, 'apps/server/dist/main.js')], options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? 0, said: stdout + stderr }),
    );
  });
}
