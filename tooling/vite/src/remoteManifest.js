import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes dist/manifest.json: what a host must know to load this remote, and a hash of every file.
 *
 * @param {{ name: string }} options
 * @returns {import('vite').Plugin}
 */
export function remoteManifest({ name }) {
  let version = '';
  return {
    name: 'finemesh:remote-manifest',
    apply: 'build',
    // Last, so that the hashes are of the bytes that are written.
    enforce: 'post',
    configResolved(config) {
      version = JSON.parse(readFileSync(join(config.root, 'package.json'), 'utf8')).version;
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = Object.values(bundle);
        const entry = files.find((file) => file.type === 'chunk' && file.isEntry);
        if (entry?.type !== 'chunk' || !entry.exports.includes('mount')) {
          this.error(`The entry of the remote "${name}" must export mount(element, context) => unmount.`);
        }
        /** @type {import('@finemesh/contract').RemoteManifest} */
        const manifest = {
          name,
          version,
          entry: entry.fileName,
          styles: files.map((file) => file.fileName).filter((fileName) => fileName.endsWith('.css')),
          integrity: Object.fromEntries(
            files.map((file) => [file.fileName, integrityOf(file.type === 'chunk' ? file.code : file.source)]),
          ),
        };
        this.emitFile({ type: 'asset', fileName: 'manifest.json', source: JSON.stringify(manifest, null, 2) + '\n' });
      },
    },
  };
}

/**
 * @param {string | Uint8Array} bytes
 * @returns {string} in the form of Subresource Integrity, so that a loader can hand it to `fetch` or `<link>` as it is
 */
function integrityOf(bytes) {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}
