// JavaScript, not TypeScript: Vite and Vitest hand a config file's package imports to Node as they are,
// and Node 20 cannot read TypeScript. The types stand in index.d.ts and are held against this file.
import { posix } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { playwright } from '@vitest/browser-playwright';

const browserTests = '**/*.browser.test.ts';

/** @param {readonly string[]} folders */
const unitTestsOf = (folders) => ({
  include: folders.map((folder) => posix.join(folder, '{src,tests}/**/*.test.ts')),
  exclude: [browserTests],
});

/**
 * Two cores run every project side by side, with databases and browsers among them. These limits only end a test that
 * hangs; no test may wait this long by design.
 */
const patience = { testTimeout: 30_000, hookTimeout: 90_000 };

/**
 * The files of a project that one worker runs share one module graph: loading it again for each file took half the time
 * of a run. So a test leaves no timer, no stub and nothing in the document behind.
 */
const sharing = { isolate: false };

/** @type {typeof import('./index.d.ts').nodeProject} */
export function nodeProject(name, folders = ['.']) {
  return {
    test: { name, environment: 'node', ...unitTestsOf(folders), ...patience, ...sharing },
  };
}

/** @type {typeof import('./index.d.ts').domProject} */
export function domProject(name, folders = ['.']) {
  return {
    plugins: [vue()],
    test: {
      name,
      environment: 'happy-dom',
      // Vitest empties stylesheets by default; these two are read for the contrast of their colours.
      css: { include: [/\/(tokens|themes)\.css/] },
      ...unitTestsOf(folders),
      ...patience,
      ...sharing,
    },
  };
}

/** @type {typeof import('./index.d.ts').chromiumFlags} */
export const chromiumFlags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  // WebGL alone goes through SwiftShader: to put the page itself together there costs twelve times the processor time.
  '--disable-gpu-compositing',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @type {typeof import('./index.d.ts').browserProject} */
export function browserProject(name) {
  return {
    plugins: [vue()],
    test: {
      name,
      include: [`src/${browserTests}`],
      ...patience,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({
          launchOptions: {
            executablePath: process.env['FINEMESH_CHROMIUM'] ?? '/usr/bin/chromium',
            args: chromiumFlags,
          },
        }),
        instances: [{ browser: 'chromium' }],
      },
    },
  };
}
