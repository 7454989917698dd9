import { nodeProject } from '@finemesh/vitest-preset';
import { defineConfig, mergeConfig } from 'vitest/config';

/** Both databases are prepared once for all suites. Opening one takes a second on a busy machine. */
export default mergeConfig(
  nodeProject('server'),
  defineConfig({
    test: {
      globalSetup: ['./src/testing/globalSetup.ts'],
      setupFiles: ['@finemesh/testkit/ends-of-file'],
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  }),
);
