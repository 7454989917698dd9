import { domProject } from '@finemesh/vitest-preset';
import { defineConfig } from 'vitest/config';

export default defineConfig(domProject('ui'));
