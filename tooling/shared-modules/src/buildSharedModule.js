import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { sharedPackages } from './sharedPackages.js';

/** Hosts write components with `<script setup>` only, so Vue's options API and vue-i18n's legacy API are left out. */
const featureFlags = {
  'process.env.NODE_ENV': '"production"',
  __VUE_OPTIONS_API__: 'false',
  __VUE_PROD_DEVTOOLS__: 'false',
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  __VUE_I18N_FULL_INSTALL__: 'true',
  __VUE_I18N_LEGACY_API__: 'false',
  __INTLIFY_PROD_DEVTOOLS__: 'false',
  __INTLIFY_DROP_MESSAGE_COMPILER__: 'false',
};

/**
 * Bundles one shared package, with everything it needs that is not itself shared, into a single file.
 * Each package is a build of its own: built together, code that two of them need would become further files.
 *
 * @param {string} name the package, one of the shared ones
 * @param {URL} outDir folder to write into
 * @returns {Promise<{ fileName: string, bytes: number, imports: string[] }>} what was written; `imports` are shared packages
 * @throws Error when the package did not become exactly one file, or imports something that is not shared
 */
export async function buildSharedModule(name, outDir) {
  const entry = `virtual:shared/${name}`;
  const result = await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: featureFlags,
    plugins: [reexport(entry, name)],
    build: {
      outDir: fileURLToPath(outDir),
      emptyOutDir: false,
      target: ['chrome111', 'safari16.4', 'firefox128'],
      modulePreload: false,
      rolldownOptions: {
        input: { [name]: entry },
        external: sharedPackages.filter((other) => other !== name),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name]-[hash].js' },
      },
    },
  });
  const files = [result].flat().flatMap((output) => ('output' in output ? output.output : []));
  const [chunk] = files;
  if (files.length !== 1 || chunk?.type !== 'chunk') {
    throw new Error(`${name} became ${files.map((file) => file.fileName).join(', ')} instead of one module`);
  }
  const foreign = chunk.imports.filter((id) => !sharedPackages.includes(id));
  if (foreign.length > 0) throw new Error(`${name} imports ${foreign.join(', ')}, which the import map does not name`);
  return { fileName: chunk.fileName, bytes: Buffer.byteLength(chunk.code), imports: chunk.imports };
}

/**
 * A module that only passes the package's names on. The package itself cannot be the entry: its name would be external.
 *
 * @param {string} entry
 * @param {string} name
 * @returns {import('vite').Plugin}
 */
function reexport(entry, name) {
  return {
    name: 'finemesh:shared-entry',
    enforce: 'pre',
    resolveId: (id) => (id === entry ? `\0${entry}` : undefined),
    load: (id) => (id === `\0${entry}` ? `export * from '${name}';` : undefined),
  };
}
