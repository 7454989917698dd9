import tailwindcss from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { browserBuild } from './browserBuild.js';
import { importMap } from './importMap.js';
import { singleInstances } from './singleInstances.js';

/** @type {typeof import('./index.d.ts').hostApp} */
export function hostApp({ plugins = [] } = {}) {
  return {
    plugins: [
      // The options API is left out here as it is left out of the shared Vue module.
      vue({ features: { optionsAPI: false } }),
      tailwindcss(),
      importMap(),
      singleInstances(),
      ...plugins,
    ],
    build: browserBuild,
  };
}
