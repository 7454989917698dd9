import { PGlite } from '@electric-sql/pglite';
import type { Durability } from '../database/index.ts';
import { SyncedNodeFs } from './SyncedNodeFs.ts';

/** An embedded database in this thread. */
export interface OpenFolder {
  readonly engine: PGlite;
  readonly files: SyncedNodeFs;
}

/** pglite's own parameters, but with commits that wait for the disk. */
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
  // Times are stored in UTC and shown by the screens in theirs.
  '-c',
  'timezone=UTC',
];

/**
 * Opens the folder, or fills an empty one with a new cluster. Blocks the thread while it works.
 * @param sync what makes a file's content stay; see `SyncedNodeFs`.
 */
export async function openFolder(folder: string, sync?: (descriptor: number) => void): Promise<OpenFolder> {
  const files = new SyncedNodeFs(folder, sync);
  const engine = await PGlite.create({ fs: files, startParams });
  return { engine, files };
}

/** Commits something harmless and looks whether that reached the disk. */
export async function probeDurability({ engine, files }: OpenFolder): Promise<Durability> {
  const before = files.syncCount;
  await engine.query(`select pg_logical_emit_message(true, 'finemesh', 'probe')`);
  return files.syncCount > before ? 'synced' : 'unsynced';
}
