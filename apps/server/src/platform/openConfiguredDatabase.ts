import type { Logger } from 'pino';
import { ConfigFault, type Config } from './config/index.ts';
import { openDatabase, type Database } from './database/index.ts';
import { openEmbedded } from './embedded/index.ts';

/** Connections to PostgreSQL: enough to keep its cores busy, far below its default limit of 100. */
const maxConnections = 16;
/** A request waits this long for a connection before it is told to come back. */
const connectPatienceMs = 5_000;

/**
 * Opens the database that the operator has chosen and asks it one thing.
 * @throws ConfigFault when PostgreSQL does not answer; UnusableFolder and FolderInUse for the data folder of the embedded one.
 */
export async function openConfiguredDatabase(config: Config, logger: Logger): Promise<Database> {
  if (config.databaseUrl === null) return openEmbedded({ dataDir: config.dataDir, logger });
  const database = openDatabase({
    kind: 'postgresql',
    // PostgreSQL syncs each commit by default; who turns that off there has decided it.
    durability: 'synced',
    logger,
    pool: {
      connectionString: config.databaseUrl,
      max: maxConnections,
      connectionTimeoutMillis: connectPatienceMs,
      application_name: 'finemesh',
    },
  });
  try {
    await database.ping();
  } catch (error) {
    await database.close();
    const reason = error instanceof Error ? error.message || String(error) : String(error);
    throw new ConfigFault([`DATABASE_URL: PostgreSQL does not answer: ${reason}`], { cause: error });
  }
  return database;
}
