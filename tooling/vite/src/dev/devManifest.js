import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Answers for a remote's manifest in development: the entry is the source itself, as seen from the manifest; Vite
 * brings the styles along, and sources have no hashes.
 *
 * @param {string} root
 * @param {string} path of the request
 * @returns {import('@finemesh/contract').RemoteManifest | undefined} nothing when the path is no manifest of a remote
 */
export function devManifest(root, path) {
  const name = /^\/remotes\/([a-z-]+)\/manifest\.json$/.exec(path)?.[1];
  if (!name || !existsSync(join(root, 'apps', name, 'src', 'mount.ts'))) return undefined;
  return { name, version: 'source', entry: `../../apps/${name}/src/mount.ts`, styles: [], integrity: {} };
}
