// JavaScript, not TypeScript: Vite hands a config file's package imports to Node as they are, and Node 20
// cannot read TypeScript. The types stand in index.d.ts and are held against these files.
import { readFileSync } from 'node:fs';

export { sharedPackages } from './sharedPackages.js';

/** @type {typeof import('./index.d.ts').readImportMap} */
export function readImportMap() {
  const file = new URL('../dist/importmap.json', import.meta.url);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error('The shared modules are not built yet; run `npx turbo run build` in the root once.', { cause });
  }
}
