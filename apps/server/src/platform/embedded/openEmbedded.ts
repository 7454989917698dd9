import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { DatabaseHealth, openDatabase, type Database, type StorageFault } from '../database/index.ts';
import { faultOfFolder, freeBytes, requireDataFolder } from '../dataFolder/index.ts';
import { EmbeddedEngine, type EmbeddedEngineOptions } from './EmbeddedEngine.ts';
import { lockFolder } from './lockFolder.ts';
import { reserveBytes } from './RoomWatch.ts';
import { createCluster, serveCluster } from './startWorker.ts';

export interface EmbeddedOptions extends Pick<EmbeddedEngineOptions, 'retryMs' | 'lookEveryMs'> {
  /** The server's data folder; the cluster lives in `pglite/` below it. */
  readonly dataDir: string;
  readonly logger: Logger;
}

/** A new cluster takes 40 MB. */
const clusterBytes = 40 * 2 ** 20;

/**
 * Opens the embedded database: pglite in a worker thread, behind a unix socket, used through the ordinary `pg` pool.
 *
 * @throws UnusableFolder when the folder cannot be written or its disk is full; FolderInUse when another process works on it.
 */
export async function openEmbedded({ dataDir, logger, ...intervals }: EmbeddedOptions): Promise<Database> {
  const folder = join(dataDir, 'pglite');
  const neededBytes = existsSync(folder) ? reserveBytes : reserveBytes + clusterBytes;
  requireDataFolder(dataDir, neededBytes);
  const unlock = lockFolder(dataDir);
  try {
    if (!existsSync(folder)) await createCluster(folder);

    const socketDir = makeSocketDir(dataDir);
    const socketPath = join(socketDir, socketName);
    const health = new DatabaseHealth();
    const engine = await EmbeddedEngine.open({
      ...intervals,
      health,
      logger,
      serve(onEnd) {
        // A thread that has ended leaves its socket behind.
        rmSync(socketPath, { force: true });
        return serveCluster({ folder, socketPath }, onEnd);
      },
      findFault: () => storageFaultOf(dataDir),
      freeBytes: () => freeBytes(dataDir),
    });
    const database = openDatabase({
      kind: 'embedded',
      durability: engine.durability,
      health,
      logger,
      // One connection: the engine has one session, and pglite-socket would weave the messages of two connections into it.
      pool: { host: socketDir, port: socketPort, user: 'postgres', database: 'postgres', max: 1, idleTimeoutMillis: 0 },
      beforeClose: () => clearInterval(checkpoints),
      afterClose: () => closeAll(engine, socketDir, unlock),
    });
    const checkpoints = setInterval(() => checkpoint(database, logger), checkpointIntervalMs);
    checkpoints.unref();
    return database;
  } catch (error) {
    unlock();
    // The engine says little when its disk fails under it; the folder itself says more.
    requireDataFolder(dataDir, neededBytes / 2);
    throw error;
  }
}

/** What keeps the folder from being written, as the database's condition names it. */
function storageFaultOf(dataDir: string): StorageFault | null {
  // Half of the reserve: an engine that has ended needs some room to recover.
  const fault = faultOfFolder(dataDir, reserveBytes / 2);
  if (fault === null || fault === 'full' || fault === 'readOnly') return fault;
  return 'failing';
}

/**
 * The engine runs as PostgreSQL does in single-user mode, where no background process makes checkpoints: its log of changes
 * would grow for ever, and a start after a crash would replay all of it. Without changes since the last one it costs nothing.
 */
const checkpointIntervalMs = 5 * 60_000;

function checkpoint(database: Database, logger: Logger): void {
  database.pool.query('checkpoint').catch((error: unknown) => {
    logger.warn({ reason: String(error) }, 'no checkpoint was made; trying again later');
  });
}

async function closeAll(engine: EmbeddedEngine, socketDir: string, unlock: () => void): Promise<void> {
  await engine.close();
  rmSync(socketDir, { recursive: true, force: true });
  unlock();
}

/** The driver finds a unix socket by its folder and the name that PostgreSQL gives the socket of a port. */
const socketPort = 5432;
const socketName = `.s.PGSQL.${socketPort}`;
/** Linux keeps 108 bytes for the path of a unix socket, its closing zero included; other systems 104. */
const maxSocketPathBytes = 103;

/** A folder for the socket that only this user may enter, since the engine asks nobody for a password. */
function makeSocketDir(dataDir: string): string {
  const inside = join(dataDir, 'run');
  if (Buffer.byteLength(join(inside, socketName)) <= maxSocketPathBytes) {
    rmSync(inside, { recursive: true, force: true });
    mkdirSync(inside, { mode: 0o700 });
    return inside;
  }
  return mkdtempSync(join(tmpdir().length < 60 ? tmpdir() : '/tmp', 'finemesh-'));
}
