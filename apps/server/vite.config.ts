import { serverBundle } from '@finemesh/vite-preset';
import { defineConfig } from 'vite';

export default defineConfig(
  serverBundle({
    entries: {
      main: 'src/main.ts',
      embeddedWorker: 'src/platform/embedded/embeddedWorker.ts',
      encoderProcess: 'src/files/encoder/encoderProcess.ts',
    },
    copy: ['migrations'],
  }),
);
