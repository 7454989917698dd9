import { browserProject } from '@finemesh/vitest-preset';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';

const project = browserProject('ui-browser');

/** The tests that need real layout, styles and keys. */
export default defineConfig({
  ...project,
  plugins: [...(project.plugins ?? []), tailwindcss()],
  // Bundled before the first test: a dependency found on the way makes Vite reload the page under the test.
  optimizeDeps: { include: ['@lucide/vue', '@vue/test-utils', 'axe-core', 'reka-ui', 'vue', 'vue-i18n'] },
  // A loaded machine draws slowly: these end a test that hangs, they do not measure one that works.
  test: { ...project.test, testTimeout: 60_000, expect: { poll: { timeout: 10_000 } } },
});
