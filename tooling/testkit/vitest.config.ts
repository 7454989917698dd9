import { nodeProject } from '@finemesh/vitest-preset';
import { defineConfig, mergeConfig } from 'vitest/config';

export default mergeConfig(nodeProject('testkit'), defineConfig({ test: { setupFiles: ['./src/endsOfFile.ts'] } }));
