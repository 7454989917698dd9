import { readImportMap } from '@finemesh/shared-modules';

/**
 * Writes the import map of the shared modules into a host's built index.html, and a preload for each shared module
 * that the first screen imports. It is the page's only inline script; the server allows it by its hash.
 * In development Vite resolves the packages itself, once for all apps.
 *
 * @returns {import('vite').Plugin}
 */
export function importMap() {
  return {
    name: 'finemesh:import-map',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {}, chunk }) {
        const map = readImportMap();
        const preloads = externalImports(bundle, chunk).flatMap((name) => map.imports[name] ?? []);
        return [
          // First in the head: a browser ignores a map that comes after the first module.
          { tag: 'script', attrs: { type: 'importmap' }, children: JSON.stringify(map), injectTo: 'head-prepend' },
          ...preloads.map((href) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href },
            injectTo: /** @type {const} */ ('head'),
          })),
        ];
      },
    },
  };
}

/**
 * @param {import('vite').Rollup.OutputBundle} bundle
 * @param {import('vite').Rollup.OutputChunk | undefined} entry
 * @returns {string[]} what the entry imports from outside the bundle, itself or by way of other chunks, statically
 */
export function externalImports(bundle, entry) {
  /** @type {Set<string>} */
  const seen = new Set();
  /** @type {Set<string>} */
  const external = new Set();
  const waiting = entry ? [...entry.imports] : [];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const file = bundle[name];
    if (file?.type === 'chunk') waiting.push(...file.imports);
    else external.add(name);
  }
  return [...external].sort();
}
