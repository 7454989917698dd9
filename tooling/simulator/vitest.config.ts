import { nodeProject } from '@finemesh/vitest-preset';
import { defineConfig, mergeConfig } from 'vitest/config';

export default mergeConfig(nodeProject('simulator'), defineConfig({ test: { setupFiles: ['@finemesh/testkit/ends-of-file'] } }));
