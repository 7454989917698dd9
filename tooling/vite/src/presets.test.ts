import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RemoteManifest } from '@finemesh/contract';
import { chromiumFlags } from '@finemesh/vitest-preset';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serveBuiltSite, type BuiltSite } from './builtSite.ts';
import { hostApp, remote } from './index.js';

const sharedModules = fileURLToPath(new URL('../../shared-modules/', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
/** Inside this package, so that the fixtures find the packages they import. */
let work: string;
let browser: Browser;

beforeAll(async () => {
  if (!existsSync(join(sharedModules, 'dist/importmap.json'))) {
    execFileSync(process.execPath, ['src/build.js'], { cwd: sharedModules });
  }
  work = await mkdtemp(join(fixtures, '.built-'));
  await cp(join(fixtures, 'host'), join(work, 'host'), { recursive: true });
  await cp(join(fixtures, 'remote'), join(work, 'remote'), { recursive: true });
  await build({ ...hostApp(), root: join(work, 'host'), configFile: false, logLevel: 'warn' });
  await build({ ...remote({ name: 'remote' }), root: join(work, 'remote'), configFile: false, logLevel: 'warn' });
  browser = await chromium.launch({
    executablePath: process.env['FINEMESH_CHROMIUM'] ?? '/usr/bin/chromium',
    args: chromiumFlags,
  });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await rm(work, { recursive: true, force: true });
});

describe('a host and a remote that were built apart', () => {
  let site: BuiltSite;
  let page: Page;
  let complaints: string[];

  beforeEach(async () => {
    site = await serveBuiltSite({
      host: join(work, 'host/dist'),
      remotes: work,
      shared: join(sharedModules, 'dist'),
    });
    complaints = [];
    page = await browser.newPage();
    page.on('console', (message) => message.type() !== 'log' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(site.origin);
    await page.getByText('remote counts').waitFor();
  });

  afterEach(async () => {
    await page.close();
    await site.stop();
  });

  it('run without a complaint under the content security policy', async () => {
    await page.getByRole('button', { name: 'open' }).click();
    await page.getByText('opened').waitFor();
    expect(complaints).toEqual([]);
  });

  it('share one Vue and one Pinia: the remote draws what changes in the host', async () => {
    await page.getByRole('button', { name: 'count' }).click();
    await page.getByText('remote counts 2').waitFor();
    await page.getByText('host counts 2').waitFor();
  });

  it('load each shared module once, whoever asks', async () => {
    await page.getByRole('button', { name: 'open' }).click();
    await page.getByText('opened').waitFor();
    const files = await readdir(join(sharedModules, 'dist'));
    const modules = files.filter((file) => file.endsWith('.js')).map((file) => `/shared/${file}`);
    expect(site.requested.filter((path) => path.startsWith('/shared/')).sort()).toEqual(modules.sort());
    expect(await page.evaluate(importedByNameAndByUrl)).toEqual([true, true, true, true]);
  });

  it('let the remote leave its place empty when it is unmounted', async () => {
    await page.getByRole('button', { name: 'close' }).click();
    await expect.poll(() => page.getByText('remote counts').count()).toBe(0);
  });
});

/** As text, since the test runner rewrites `import()` in functions. */
const importedByNameAndByUrl = `(async () => {
  const { imports } = JSON.parse(document.querySelector('script[type=importmap]').textContent);
  const pairs = Object.entries(imports).map(([name, url]) => Promise.all([import(name), import(url)]));
  return (await Promise.all(pairs)).map(([byName, byUrl]) => byName === byUrl);
})()`;

describe('the page of a host', () => {
  it('preloads the shared modules of the first screen and none that come later', async () => {
    const html = await readFile(join(work, 'host/dist/index.html'), 'utf8');
    const preloads = [...html.matchAll(/rel="modulepreload"[^>]*href="\/shared\/([a-z0-9-]+?)-[^"]{8}\.js"/g)];
    expect(preloads.map(([, name]) => name).sort()).toEqual(['pinia', 'vue', 'vue-i18n']);
  });

  it('has its import map before the first module and no other inline script', async () => {
    const html = await readFile(join(work, 'host/dist/index.html'), 'utf8');
    expect(html.indexOf('type="importmap"')).toBeGreaterThan(0);
    expect(html.indexOf('type="importmap"')).toBeLessThan(html.search(/type="module"|modulepreload/));
    expect([...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>/g)]).toHaveLength(1);
  });
});

describe('the manifest of a remote', () => {
  it('names the entry, the style sheet, the version and a hash of every file', async () => {
    const dist = join(work, 'remote/dist');
    const manifest = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8')) as RemoteManifest;
    expect(manifest).toMatchObject({ name: 'remote', version: '1.2.3' });
    expect(manifest.styles).toHaveLength(1);
    const files = (await readdir(dist)).filter((file) => file !== 'manifest.json');
    expect(Object.keys(manifest.integrity).sort()).toEqual(files.sort());
    expect(files).toContain(manifest.entry);
  });

  it('carries hashes of the bytes on disk', async () => {
    const dist = join(work, 'remote/dist');
    const manifest = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8')) as RemoteManifest;
    for (const [file, integrity] of Object.entries(manifest.integrity)) {
      const hash = createHash('sha256').update(await readFile(join(dist, file))).digest('base64');
      expect(integrity, file).toBe(`sha256-${hash}`);
    }
  });
});
