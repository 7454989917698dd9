import tailwindcss from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { browserBuild } from './browserBuild.js';
import { remoteManifest } from './remoteManifest.js';
import { singleInstances } from './singleInstances.js';

/** @type {typeof import('./index.d.ts').remote} */
export function remote({ name, entry = 'src/mount.ts' }) {
  return {
    base: `/remotes/${name}/`,
    plugins: [vue({ features: { optionsAPI: false } }), tailwindcss(), singleInstances(), remoteManifest({ name })],
    build: {
      ...browserBuild,
      // One style sheet, which the host links before it mounts: nothing is drawn unstyled first.
      cssCodeSplit: false,
      rolldownOptions: {
        ...browserBuild.rolldownOptions,
        input: { mount: entry },
        // Without this the entry's `mount` would be dropped, for no page of this build imports it.
        preserveEntrySignatures: 'exports-only',
        output: {
          entryFileNames: '[name]-[hash].js',
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: '[name]-[hash][extname]',
        },
      },
    },
  };
}
