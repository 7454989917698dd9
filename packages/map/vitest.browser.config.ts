import { browserProject } from '@finemesh/vitest-preset';
import { defineConfig } from 'vitest/config';
import { browserCommands } from './tests/browserCommands.ts';

const browser = browserProject('map-browser');

export default defineConfig({
  ...browser,
  // Pre-bundled up front, so that finding an engine in the middle of a run does not reload the page.
  optimizeDeps: { include: ['maplibre-gl', 'mapbox-gl/esm'] },
  test: {
    ...browser.test,
    // Pictures are drawn on the processor here; a map at wall size takes seconds.
    testTimeout: 40_000,
    hookTimeout: 40_000,
    browser: { ...browser.test?.browser, enabled: true, commands: browserCommands },
  },
});
