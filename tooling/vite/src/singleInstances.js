import { sharedPackages } from '@finemesh/shared-modules';

/** The packages that Vue is made of; whoever imports one of them directly brings a second Vue along. */
const insideVue = ['@vue/reactivity', '@vue/runtime-core', '@vue/runtime-dom'];

/**
 * Fails a build that holds a copy of a shared package, which would be a second instance on the page.
 * That happens when a dependency imports a file of the package rather than the package by its name.
 *
 * @returns {import('vite').Plugin}
 */
export function singleInstances() {
  return {
    name: 'finemesh:single-instances',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        for (const id of file.moduleIds) {
          const copied = sharedPackageOf(id);
          if (!copied) continue;
          const importers = this.getModuleInfo(id)?.importers.join(', ') ?? '';
          this.error(`${copied} would be on the page twice: ${importers} imports ${id} instead of the package's name.`);
        }
      }
    },
  };
}

/**
 * @param {string} moduleId path of a module on disk
 * @returns {string | undefined} the shared package that the module belongs to
 */
export function sharedPackageOf(moduleId) {
  // The last node_modules counts: pnpm keeps each package in a folder of that name inside another.
  const path = moduleId.replaceAll('\\', '/').split('/node_modules/').at(-1);
  if (path === undefined || !moduleId.includes('node_modules')) return undefined;
  return [...sharedPackages, ...insideVue].find((name) => path.startsWith(`${name}/`));
}
