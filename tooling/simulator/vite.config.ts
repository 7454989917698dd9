import { serverBundle } from '@finemesh/vite-preset';
import { defineConfig } from 'vite';

export default defineConfig(serverBundle({ entries: { simulator: 'src/main.ts' } }));
