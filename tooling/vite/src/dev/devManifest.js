import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Answers for a remote's manifest in development: the entry is the source itself, by an absolute path, since a bare
 * name that was left external could not be found; Vite brings the styles along, and sources have no hashes.
 *
 * @param {string} root
 * @param {string} path of the request
 * @returns {import('@finemesh/contract').RemoteManifest | undefined} nothing when the path is no manifest of a remote
 */
export function devManifest(root, path) {
  const name = /^\/remotes\/([a-z-]+)\/manifest\.json$/.exec(path)?.[1];
  const entry = `/apps/${name}/src/mount.ts`;
  if (!name || !existsSync(join(root, entry))) return undefined;
  return { name, version: 'source', entry, styles: [], integrity: {} };
}
