import { mkdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { defineRoutes, empty, json as jsonAnswer, problemSchema } from '@finemesh/contract';
import { createTempFolder } from '@finemesh/testkit';
import pino from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestServer, type TestServer } from '../../testing/index.ts';
import type { SiteName } from '../config/index.ts';
import { mountRoutes, type MountedRoutes } from './mountRoutes.ts';

const greetingRoutes = defineRoutes(
  'greetings',
  {
    greet: { method: 'post', path: '/api/greetings/{name}', idempotent: false },
    breakDown: { method: 'get', path: '/api/broken', idempotent: false },
  },
  {
    greet: {
      summary: 'Greet',
      security: 'anyone',
      params: z.object({ name: z.string() }),
      body: z.object({ words: z.string().min(2), point: z.tuple([z.number(), z.number()]) }),
      answer: jsonAnswer(z.object({ to: z.string() }), 'greeted'),
    },
    breakDown: { summary: 'Break', security: 'anyone', answer: empty('never') },
  },
);

function greetings(): MountedRoutes {
  return mountRoutes(greetingRoutes, {
    greet: ({ params }) => ({ to: params.name }),
    breakDown() {
      throw new Error('the inside of the server');
    },
  });
}

const importMap = '{"imports":{"vue":"/shared/vue.js"}}';
const page = `<!doctype html><html lang="zh-CN"><head><script type="importmap">${importMap}</script></head><body>portal</body></html>`;

function buildSites(): string {
  const root = createTempFolder();
  const write = (path: string, content: string): void => {
    const file = join(root, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, content);
  };
  write('apps/resident-portal/dist/index.html', page);
  write('apps/resident-portal/dist/assets/main-Ab3_x9Qz.js', `console.log("${'long '.repeat(500)}")`);
  write('apps/workbench/dist/index.html', page.replace('portal', 'workbench'));
  write('apps/command-center/dist/index.html', page.replace('portal', 'wall'));
  write('apps/roster-sheet/dist/manifest.json', '{"name":"roster-sheet"}');
  write('apps/secret.txt', 'not served');
  write('tooling/shared-modules/dist/vue-B8-ohv0G.js', 'export {}');
  return root;
}

interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

let server: TestServer;

/** Node's own client, since fetch overwrites Host and Sec-Fetch-Site, and mends paths. */
function send(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: server.port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

const json = { 'Content-Type': 'application/json' };
const goodGreeting = JSON.stringify({ words: 'hello', point: [118.7, 32] });

beforeAll(async () => {
  server = await createTestServer({
    database: 'embedded',
    registerAreas: () => [{ name: 'greetings', routes: [greetings()] }],
    config: { rootDir: buildSites() },
    // One case breaks on purpose.
    logger: pino({ level: 'silent' }),
  });
});

describe('refusals', () => {
  it('name every field that does not fit the schema', async () => {
    const answer = await send('POST', '/api/greetings/li', json, JSON.stringify({ words: 'a', point: [118.7, 'north'] }));
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    const problem = problemSchema.parse(JSON.parse(answer.body.toString()));
    expect(problem.code).toBe('invalidInput');
    expect(problem.fields?.map(({ field, code }) => [field, code])).toEqual([
      ['words', 'too_small'],
      ['point.1', 'invalid_type'],
    ]);
    expect(problem.requestId).toBe(answer.headers['x-request-id']);
  });

  it.each([
    ['broken JSON', 'POST', '/api/greetings/li', '{"words":', 400, 'malformedRequest'],
    ['an unknown call', 'GET', '/api/nothing', '', 404, 'notFound'],
    ['a body beyond the limit', 'POST', '/api/greetings/li', `"${'x'.repeat(300_000)}"`, 413, 'tooLarge'],
  ])('are problem documents for %s', async (_, method, path, body, status, code) => {
    const answer = await send(method, path, json, body);
    expect(answer.status).toBe(status);
    expect(problemSchema.parse(JSON.parse(answer.body.toString())).code).toBe(code);
  });

  it('say nothing about the inside when something broke', async () => {
    const answer = await send('GET', '/api/broken');
    expect(answer.status).toBe(500);
    expect(answer.body.toString()).not.toContain('inside');
  });

  it('count the bytes of a body that announces no length', async () => {
    const answer = await send('POST', '/api/greetings/li', { ...json, 'Transfer-Encoding': 'chunked' }, `"${'x'.repeat(300_000)}"`);
    expect(answer.status).toBe(413);
  });

  it('are not avoided by calling the body an image', async () => {
    const answer = await send('POST', '/api/greetings/li', { 'Content-Type': 'image/png' }, 'x'.repeat(300_000));
    expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([413, { code: 'tooLarge' }]);
  });
});

/** The Host header of a front end. */
const hostOf = (site: SiteName): string => new URL(server.config.origins[site]).host;

describe('pages', () => {
  const foreign: [string, () => Record<string, string>][] = [
    ['of a foreign origin', () => ({ Origin: 'https://evil.example' })],
    ['of another front end of ours', () => ({ Origin: server.config.origins.portal, Host: hostOf('workbench') })],
    ['of a front end that call the plain address', () => ({ Origin: server.config.origins.portal })],
    ['in a sandbox', () => ({ Origin: 'null' })],
    ['of another program on this machine', () => ({ Origin: 'http://localhost:1' })],
    ['that hide their origin', () => ({ 'Sec-Fetch-Site': 'cross-site' })],
    ['of a sibling host', () => ({ 'Sec-Fetch-Site': 'same-site' })],
  ];

  it.each(foreign)('%s may not write', async (_, headers) => {
    const answer = await send('POST', '/api/greetings/li', { ...json, ...headers() }, goodGreeting);
    expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([403, { code: 'foreignOrigin' }]);
  });

  it.each(foreign)('%s may not read', async (_, headers) => {
    expect((await send('GET', '/api/client-config', headers())).status).toBe(403);
    expect((await send('GET', '/', { ...headers(), 'Sec-Fetch-Mode': 'no-cors' })).status).toBe(403);
  });

  it('elsewhere may link to ours, but not send a form', async () => {
    const navigation = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };
    expect((await send('GET', '/', navigation)).status).toBe(200);
    expect((await send('POST', '/api/greetings/li', { ...json, ...navigation }, goodGreeting)).status).toBe(403);
  });

  it.each<[string, () => Record<string, string>]>([
    ['the portal at its own host', () => ({ Origin: server.config.origins.portal, Host: hostOf('portal') })],
    ['the workbench at its own host', () => ({ Origin: server.config.origins.workbench, Host: hostOf('workbench'), 'Sec-Fetch-Site': 'same-origin' })],
    ['the plain address', () => ({ Origin: server.url })],
    ['a program', () => ({})],
    ['a program that asks a front end’s host', () => ({ Host: hostOf('workbench') })],
  ])('may write from %s', async (_, headers) => {
    const answer = await send('POST', '/api/greetings/li', { ...json, ...headers() }, goodGreeting);
    expect(answer.status).toBe(200);
  });
});

describe('hosts', () => {
  it.each(['/', '/api/client-config', '/api/nothing', '/shared/vue-B8-ohv0G.js'])('that are unknown get 421 for %s and no page', async (path) => {
    const answer = await send('GET', path, { Host: 'evil.example', Accept: 'text/html' });
    expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([421, { code: 'misdirected' }]);
    expect(JSON.stringify(answer.headers)).not.toContain('evil.example');
  });

  it('that are unknown may not write', async () => {
    const headers = { ...json, Host: 'evil.example', Origin: 'http://evil.example' };
    expect((await send('POST', '/api/greetings/li', headers, goodGreeting)).status).toBe(421);
  });

  it.each(['/healthz', '/readyz', '/metrics'])('of any name are answered at %s, for probes by address', async (path) => {
    expect((await send('GET', path, { Host: '10.1.2.3:8080' })).status).toBe(200);
  });
});

describe('sites', () => {
  it.each([
    ['portal.localhost', 'portal'],
    ['workbench.localhost', 'workbench'],
    ['wall.localhost', 'wall'],
    ['127.0.0.1', 'portal'],
  ])('answer %s with the %s', async (host, site) => {
    const answer = await send('GET', '/', { Host: `${host}:${server.port}` });
    expect(answer.body.toString()).toContain(`<body>${site}</body>`);
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  it('give the page for addresses of its router, and a 404 for missing scripts', async () => {
    const deep = await send('GET', '/cases/AB12', { Accept: 'text/html' });
    expect(deep.status).toBe(200);
    expect((await send('GET', '/assets/gone-12345678.js')).status).toBe(404);
  });

  it('allow the import map of the page and no other inline script', async () => {
    const policy = String((await send('GET', '/')).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self' 'sha256-");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port};`);
    const wall = await send('GET', '/', { Host: hostOf('wall') });
    expect(wall.headers['content-security-policy']).toContain(`connect-src 'self' ws://${hostOf('wall')};`);
    expect(policy).not.toContain('mapbox');
  });

  it('compress scripts, let them be kept for ever and know them again', async () => {
    const path = '/assets/main-Ab3_x9Qz.js';
    const plain = await send('GET', path);
    const small = await send('GET', path, { 'Accept-Encoding': 'gzip, br' });
    expect(small.headers['content-encoding']).toBe('br');
    expect(small.body.length).toBeLessThan(plain.body.length / 4);
    expect(small.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const again = await send('GET', path, { 'Accept-Encoding': 'br', 'If-None-Match': String(small.headers.etag) });
    expect(again.status).toBe(304);
  });

  it('serve remotes and shared modules on every host', async () => {
    const manifest = await send('GET', '/remotes/roster-sheet/manifest.json', { Host: `wall.localhost:${server.port}` });
    expect(JSON.parse(manifest.body.toString())).toEqual({ name: 'roster-sheet' });
    expect((await send('GET', '/shared/vue-B8-ohv0G.js')).status).toBe(200);
    expect((await send('GET', '/remotes/workbench/index.html')).status).toBe(404);
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2f..%2fsecret.txt', '/remotes/..%2fsecret.txt', '/shared/..%5csecret.txt', '/%00', '/%'])(
    'never leave their folder for %s',
    async (path) => {
      const answer = await send('GET', path, { Accept: 'image/png' });
      expect(answer.body.toString()).not.toContain('not served');
      expect(answer.status).toBe(404);
    },
  );
});

describe('operators', () => {
  it('see whether the server can serve and what its commits are worth', async () => {
    const answer = await send('GET', '/readyz');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      status: 'ready',
      database: { kind: 'embedded', answers: true, durability: 'synced' },
    });
  });

  it('get figures by route pattern, never by address', async () => {
    await send('GET', '/cases/AB12-TRACKING?ticket=secret', { Accept: 'text/html' });
    const figures = (await send('GET', '/metrics')).body.toString();
    expect(figures.includes('route="/api/greetings/:name"')).toBe(true);
    expect(figures.includes('TRACKING')).toBe(false);
  });

  it('browse the API without any outside host', async () => {
    const docs = await send('GET', '/api/docs');
    expect(docs.status).toBe(200);
    expect(docs.body.toString()).not.toMatch(/https?:\/\//);
    expect((await send('GET', '/api/docs/swagger-ui-bundle.js')).status).toBe(200);
    const document = JSON.parse((await send('GET', '/api/openapi.json')).body.toString()) as { paths: object };
    expect(Object.keys(document.paths)).toContain('/api/openapi.json');
  });
});
