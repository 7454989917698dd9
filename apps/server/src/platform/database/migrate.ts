import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import type { Database } from './Database.ts';

/** Key of the advisory lock under which one process at a time migrates: "fmig" in ASCII. */
const migrationLockKey = 0x666d6967;

/**
 * Brings the schema up to date. Several servers may start at once: the first migrates, the others wait for it.
 * All pending steps run in one transaction, so the schema is either the old one or the new one.
 */
export async function migrate(database: Database, migrationsDir: string = findMigrations()): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLockKey]);
    try {
      await runMigrations(drizzle({ client }), { migrationsFolder: migrationsDir });
    } finally {
      await client.query('select pg_advisory_unlock($1)', [migrationLockKey]);
    }
  } finally {
    client.release();
  }
}

/** The migrations stand beside the bundle when built and in the package's root in a checkout. */
function findMigrations(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'migrations');
    if (existsSync(join(candidate, 'meta', '_journal.json'))) return candidate;
    if (folder === dirname(folder)) throw new Error('no migrations folder beside the server');
  }
}
