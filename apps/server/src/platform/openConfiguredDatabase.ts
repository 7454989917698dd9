import type { Logger } from 'pino';
import { ConfigFault, type Config } from './config/index.ts';
import { openPostgres, type Database } from './database/index.ts';
import { openEmbedded } from './embedded/index.ts';
import type { Ticker } from './Ticker.ts';

/**
 * Opens the database that the operator has chosen and asks it one thing.
 * @throws ConfigFault when PostgreSQL does not answer; UnusableFolder and FolderInUse for the data folder of the embedded one.
 */
export async function openConfiguredDatabase(config: Config, logger: Logger, ticker: Ticker): Promise<Database> {
  if (config.databaseUrl === null) return openEmbedded({ dataDir: config.dataDir, logger });
  const database = openPostgres({ connectionString: config.databaseUrl, logger, ticker });
  try {
    await database.ping();
  } catch (error) {
    await database.close();
    const reason = error instanceof Error ? error.message || String(error) : String(error);
    throw new ConfigFault([`DATABASE_URL: PostgreSQL does not answer: ${reason}`], { cause: error });
  }
  return database;
}
