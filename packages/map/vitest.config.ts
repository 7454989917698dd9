import { nodeProject } from '@finemesh/vitest-preset';
import { defineConfig } from 'vitest/config';

const node = nodeProject('map');

export default defineConfig({
  ...node,
  test: { ...node.test, include: ['src/**/*.test.ts', 'tests/**/*.test.ts'] },
});
