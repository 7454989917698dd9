import { browserProject } from '@finemesh/vitest-preset';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';

const project = browserProject('ui-browser');

/** The tests that need real layout, styles and keys. */
export default defineConfig({
  ...project,
  plugins: [...(project.plugins ?? []), tailwindcss()],
  // A loaded machine draws slowly: these end a test that hangs, they do not measure one that works.
  test: { ...project.test, testTimeout: 60_000, expect: { poll: { timeout: 10_000 } } },
});
