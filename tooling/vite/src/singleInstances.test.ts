import { describe, expect, it } from 'vitest';
import { sharedPackageOf } from './singleInstances.js';

describe('sharedPackageOf', () => {
  it.each([
    ['/repo/node_modules/.pnpm/yjs@13.6.33/node_modules/yjs/dist/yjs.mjs', 'yjs'],
    ['/repo/node_modules/.pnpm/vue@3.5.45/node_modules/vue/dist/vue.runtime.esm-bundler.js', 'vue'],
    ['C:\\repo\\node_modules\\pinia\\dist\\pinia.js', 'pinia'],
    // Whoever imports a part of Vue brings a second Vue along.
    ['/repo/node_modules/.pnpm/@vue+reactivity@3.5.45/node_modules/@vue/reactivity/dist/reactivity.esm-bundler.js', '@vue/reactivity'],
  ])('finds that %s is a copy', (id, name) => {
    expect(sharedPackageOf(id)).toBe(name);
  });

  it.each([
    '/repo/node_modules/.pnpm/vue-router@4.6.5_vue@3.5.45/node_modules/vue-router/dist/vue-router.mjs',
    '/repo/node_modules/.pnpm/@vue+shared@3.5.45/node_modules/@vue/shared/dist/shared.esm-bundler.js',
    '/repo/apps/workbench/src/vue/App.vue',
    '\0plugin-vue:export-helper',
  ])('lets %s pass', (id) => {
    expect(sharedPackageOf(id)).toBeUndefined();
  });
});
