import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @type {typeof import('./index.d.ts').serverBundle} */
export function serverBundle({ entries = { main: 'src/main.ts' }, copy = [] } = {}) {
  return {
    plugins: [ownDependencies(), copyFolders(copy)],
    build: {
      ssr: true,
      target: 'node20.19',
      sourcemap: true,
      rolldownOptions: {
        input: entries,
        // Flat, so that `new URL('./worker.js', import.meta.url)` finds its file from whichever chunk asks.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  };
}

/**
 * Leaves exactly the package's own npm dependencies outside. Whatever a workspace package brings beyond those is
 * bundled, since Node would look for it from dist, where only the package's own dependencies can be found.
 *
 * @returns {import('vite').Plugin}
 */
function ownDependencies() {
  return {
    name: 'finemesh:own-dependencies',
    async config(config) {
      const manifest = JSON.parse(await readFile(join(config.root ?? process.cwd(), 'package.json'), 'utf8'));
      const names = Object.entries(manifest.dependencies ?? {})
        .filter(([, version]) => !String(version).startsWith('workspace:'))
        .map(([name]) => name);
      return { ssr: { noExternal: true, external: names } };
    },
  };
}

/**
 * @param {string[]} folders
 * @returns {import('vite').Plugin}
 */
function copyFolders(folders) {
  let root = '';
  let outDir = '';
  return {
    name: 'finemesh:copy-folders',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      outDir = join(config.root, config.build.outDir);
    },
    async writeBundle() {
      for (const folder of folders) await cp(join(root, folder), join(outDir, folder), { recursive: true });
    },
  };
}
