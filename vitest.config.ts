import { defineConfig } from 'vitest/config';

/** All projects of the repo, so that one run gives one count. */
export default defineConfig({
  test: {
    // Vitest leaves one core free by default, which on two is half the machine.
    maxWorkers: '100%',
    projects: [
      'apps/*/vitest.config.ts',
      'packages/*/vitest.config.ts',
      'packages/*/vitest.browser.config.ts',
      'tooling/*/vitest.config.ts',
    ],
  },
});
