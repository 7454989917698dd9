/** Builds dist/: one ES module file per shared package, named by its content, and importmap.json. */
import { rm, writeFile } from 'node:fs/promises';
import { buildSharedModule } from './buildSharedModule.js';
import { sharedPackages } from './sharedPackages.js';

const outDir = new URL('../dist/', import.meta.url);
await rm(outDir, { recursive: true, force: true });

/** @type {Record<string, string>} */
const imports = {};
for (const name of sharedPackages) {
  const { fileName, bytes } = await buildSharedModule(name, outDir);
  imports[name] = `/shared/${fileName}`;
  console.log(`${name.padEnd(10)} ${fileName.padEnd(24)} ${(bytes / 1000).toFixed(1)} kB`);
}
await writeFile(new URL('importmap.json', outDir), JSON.stringify({ imports }, null, 2) + '\n');
