import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { openDatabase, type Database } from '../database/index.ts';
import { lockFolder } from './lockFolder.ts';
import { createCluster, serveCluster, type EmbeddedWorker } from './startWorker.ts';

export interface EmbeddedOptions {
  /** The server's data folder; the cluster lives in `pglite/` below it. */
  readonly dataDir: string;
  readonly logger: Logger;
  /** The engine has died. There is nothing to go on with: the process should end. */
  readonly onCrash: (error: Error) => void;
}

/**
 * Opens the embedded database: pglite in a worker thread, behind a unix socket, used through the ordinary `pg` pool.
 *
 * @throws FolderInUse when another process works on the folder.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
  const unlock = lockFolder(options.dataDir);
  try {
    const folder = join(options.dataDir, 'pglite');
    if (!existsSync(folder)) await createCluster(folder);

    const socketDir = makeSocketDir(options.dataDir);
    const socketPath = join(socketDir, socketName);
    const { worker, durability } = await serveCluster({ folder, socketPath }, options.onCrash);
    const database = openDatabase({
      kind: 'embedded',
      durability,
      logger: options.logger,
      // One connection: the engine has one session, and pglite-socket would weave the messages of two connections into it.
      pool: { host: socketDir, port: socketPort, user: 'postgres', database: 'postgres', max: 1, idleTimeoutMillis: 0 },
      beforeClose: () => clearInterval(checkpoints),
      afterClose: () => closeAll(worker, socketDir, unlock),
    });
    const checkpoints = setInterval(() => checkpoint(database, options.logger), checkpointIntervalMs);
    checkpoints.unref();
    return database;
  } catch (error) {
    unlock();
    throw error;
  }
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

async function closeAll(worker: EmbeddedWorker, socketDir: string, unlock: () => void): Promise<void> {
  await worker.stop();
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
