import { domProject, nodeProject } from '@finemesh/vitest-preset';
import { defineConfig, mergeConfig } from 'vitest/config';

/** The packages whose tests use the document; those of apps do as well. */
const inDocument = 'client|screens|ui';

/**
 * All tests of the repo, so that one run gives one count. Packages share a project where they can: each project has workers of
 * its own, which load the rules, the contract and Vue again. A package's own config runs it alone.
 */
export default defineConfig({
  test: {
    // Vitest leaves one core free by default, which on two is half the machine.
    maxWorkers: '100%',
    projects: [
      'apps/server/vitest.config.ts',
      'packages/*/vitest.browser.config.ts',
      // A new package belongs to one of these two without being named.
      mergeConfig(nodeProject('node', [`packages/!(${inDocument})`, 'tooling/*']), {
        test: { setupFiles: ['@finemesh/testkit/ends-of-file'] },
      }),
      domProject('dom', ['apps/!(server)', `packages/@(${inDocument})`]),
    ],
  },
});
