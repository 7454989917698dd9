import { nodeProject } from '@finemesh/vitest-preset';
import { defineConfig } from 'vitest/config';

export default defineConfig(nodeProject('map'));
